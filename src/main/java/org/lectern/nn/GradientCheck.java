package org.lectern.nn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Displayable;
import org.lectern.display.Html;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Given;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/**
 * Whether a layer's gradients are right: those of {@code backward()} against slopes that are
 * measured by moving the parameters and the input a little.
 *
 * <p>What is differentiated is Σ w·y, the layer's outputs with fixed random weights, in a training
 * pass that always draws the same random numbers. The slope along a direction v is (f(p + h·v) −
 * f(p − h·v))/(2h) with h halved again and again, extrapolated to h = 0 (Richardson). Directions
 * are random ones through all elements, and single elements. Where the function has a kink nearby,
 * such as that of relu, another point is chosen. A gradient is right if it differs from the slope
 * by no more than {@value #TOLERANCE} of its size, besides what the rounding of 32-bit floats
 * explains.
 *
 * <p>The layer is the same afterwards: its parameters, buffers, gradients and counters.
 *
 * <pre>{@code
 * checkGradients(new MyLayer(3), normal("x", 5, 3))
 * }</pre>
 */
public final class GradientCheck implements Displayable {
  /** How much a gradient may differ from the measured slope, relative to the larger of the two. */
  public static final double TOLERANCE = 0.005;

  /** Samples of an input that the check makes itself. */
  private static final int SAMPLES = 4;

  /** The length of its sequences. */
  private static final int STEPS = 3;

  /**
   * The result for one parameter, or the input.
   *
   * @param name the parameter's name, or {@code input}
   * @param shape its shape
   * @param difference the largest relative difference, NaN if nothing was compared
   * @param right whether backward and the measurement agree
   * @param verdict the result in words
   */
  public record Row(String name, Shape shape, double difference, boolean right, String verdict) {}

  private final String what;
  private final List<Row> rows;

  private GradientCheck(String what, List<Row> rows) {
    this.what = what;
    this.rows = List.copyOf(rows);
  }

  /**
   * Checks a layer on random input of the shape that it wants: {@link Layer#inputShape()}, or
   * samples as wide as its first parameter has inputs.
   *
   * @param layer the layer
   * @return the report
   * @throws IllegalArgumentException if the layer's shape is not known
   */
  public static GradientCheck of(Layer layer) {
    requireLayer(layer);
    Shape sample = layer.inputShape();
    Tensor x = sample == null ? guess(layer) : random(layer, sample);
    if (x == null) {
      throw new IllegalArgumentException(
          "checkGradients: needs an input, since "
              + layer.where()
              + " does not tell its shape. Pass one: checkGradients(layer, normal(\"x\", 4, 3))"
              + " for 4 samples of 3 features. Or let the layer override inputShape().");
    }
    return of(layer, x);
  }

  /** Samples as wide as the first parameter has inputs, if the layer takes them; else null. */
  private static @Nullable Tensor guess(Layer layer) {
    List<Parameter> parameters = layer.parameters();
    if (parameters.isEmpty()) {
      return null;
    }
    Tensor x = random(layer, Shape.of(parameters.get(0).in()));
    try {
      Recording.off(() -> layer.forward(x));
      return x;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Tensor random(Layer layer, Shape sample) {
    int[] sizes = new int[sample.rank() + 1];
    sizes[0] = SAMPLES;
    for (int axis = 0; axis < sample.rank(); axis++) {
      // A size of 0 stands for any length.
      sizes[axis + 1] = sample.size(axis) == 0 ? STEPS : sample.size(axis);
    }
    Shape shape = Shape.of(sizes);
    RandomStream stream = RandomStream.of(layer.seed(), "gradient check/input");
    return Tensor.of(shape, stream.normal(shape.length(), 0, 1));
  }

  /**
   * Checks a layer on an input.
   *
   * @param layer the layer
   * @param x the input, a few samples
   * @return the report
   * @throws IllegalArgumentException if the layer refuses the input, gives other outputs for the
   *     same input and pass, or gives NaN
   */
  public static GradientCheck of(Layer layer, Tensor x) {
    requireLayer(layer);
    if (Given.required("checkGradients", "an input", x).length() == 0) {
      throw new IllegalArgumentException(
          "checkGradients: needs at least one sample, but the input has the shape "
              + x.shape()
              + ". Four are enough: normal(\"x\", 4, 3).");
    }
    List<Row> rows = new ArrayList<>();
    try (GradientSubject subject = new GradientSubject(layer, x)) {
      new GradientComparison(subject).rows(rows);
    }
    return new GradientCheck(layer.where() + " on an input of shape " + x.shape(), rows);
  }

  private static void requireLayer(@Nullable Layer layer) {
    if (layer == null) {
      throw new IllegalArgumentException(
          "checkGradients: needs a layer, but got null. Is its variable set before this line?");
    }
  }

  /**
   * Whether all gradients are right.
   *
   * @return false if any row is wrong
   */
  public boolean passed() {
    return rows.stream().allMatch(Row::right);
  }

  /**
   * The results: the input first, then each parameter.
   *
   * @return an unmodifiable list
   */
  public List<Row> rows() {
    return rows;
  }

  private String title() {
    long wrong = rows.stream().filter(row -> !row.right()).count();
    return "Gradients of "
        + what
        + ": "
        + (wrong == 0 ? "right" : wrong + " of " + rows.size() + " wrong")
        + ". Allowed difference: "
        + Numbers.significant(100 * TOLERANCE, 2)
        + " %.";
  }

  private static String difference(Row row) {
    return Double.isNaN(row.difference)
        ? "–"
        : row.difference >= 0.1
            ? Numbers.significant(100 * row.difference, 3) + " %"
            : Numbers.significant(100 * row.difference, 2) + " %";
  }

  @Override
  public MimeBundle toMimeBundle() {
    int names = rows.stream().mapToInt(row -> row.name.length()).max().orElse(0);
    int shapes = rows.stream().mapToInt(row -> row.shape.toString().length()).max().orElse(0);
    int numbers = rows.stream().mapToInt(row -> difference(row).length()).max().orElse(0);
    StringBuilder text = new StringBuilder(title());
    StringBuilder html = new StringBuilder("<table><thead><tr>");
    for (String head : List.of("", "shape", "largest difference", "")) {
      html.append("<th style=\"text-align:left\">").append(head).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    for (Row row : rows) {
      text.append('\n').append(pad(row.name, names)).append("  ");
      text.append(pad(row.shape.toString(), shapes)).append("  ");
      text.append(pad(difference(row), numbers)).append("  ").append(row.verdict);
      html.append("<tr>");
      for (String cell : List.of(row.name, row.shape.toString(), difference(row), row.verdict)) {
        html.append("<td style=\"text-align:left\">").append(Html.escape(cell)).append("</td>");
      }
      html.append("</tr>");
    }
    html.append("</tbody></table><div>").append(Html.escape(title())).append("</div>");
    return MimeBundle.text(text.toString()).with(MimeBundle.HTML, html.toString());
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  @Override
  public String toString() {
    return toMimeBundle().text();
  }
}
