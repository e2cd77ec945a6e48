package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.loss.Loss;
import org.lectern.tensor.Given;
import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/**
 * Losses against the score, and their derivatives: what one more bit of score gains. For losses of
 * regression x is the error ŷ − y. For losses of classes it is the raw score z of the true class,
 * for those that need a score for each of two classes its lead over the other; right is where z is
 * above 0. A regression loss among those of classes takes z for its prediction and 1 for its
 * target, which shows why squared error punishes what is "too right".
 *
 * <pre>{@code
 * lossFunction(binaryCrossEntropy(), hinge(), squaredError())
 * lossFunction(squaredError(), absoluteError(), huber(1))
 * }</pre>
 */
public final class LossPlot implements Displayable {
  private static final Range RANGE = new Range(-4, 4);

  private final FunctionCurves curves;
  private final boolean classes;

  private LossPlot(FunctionCurves curves, boolean classes) {
    this.curves = curves;
    this.classes = classes;
  }

  /**
   * The losses in one picture.
   *
   * @param losses at least one
   * @return the picture
   * @throws IllegalArgumentException if there is none
   */
  public static LossPlot of(Loss... losses) {
    if (losses.length == 0) {
      throw new IllegalArgumentException(
          "lossFunction: needs at least one loss, but got none. Try lossFunction(hinge(),"
              + " binaryCrossEntropy()).");
    }
    boolean classes = false;
    for (Loss loss : losses) {
      classes |= Given.required("lossFunction", "a loss", loss).link() != Link.IDENTITY;
    }
    List<FunctionCurves.Function> functions = new ArrayList<>();
    for (Loss loss : losses) {
      double target = classes ? 1 : 0;
      functions.add(new FunctionCurves.Function(label(loss), z -> each(loss, z, target)));
    }
    String x = classes ? "score z of the true class" : "error ŷ − y";
    String[] y = {"loss", classes ? "∂loss/∂z" : "∂loss/∂ŷ"};
    String all = classes ? "Losses against the score" : "Losses against the error";
    String title = losses.length == 1 ? label(losses[0]) : all;
    return new LossPlot(new FunctionCurves(title, x, y, RANGE, functions), classes);
  }

  /** With its options, but without the word mean: here there is one sample. */
  private static String label(Loss loss) {
    String text = loss.toString();
    return text.endsWith(" (mean)") ? text.substring(0, text.length() - 7) : text;
  }

  private static Tensor each(Loss loss, Tensor z, double target) {
    int n = z.length();
    Tensor column = z.reshape(n, 1);
    if (loss.link() == Link.SOFTMAX || loss.link() == Link.LOG_SOFTMAX) {
      Tensor rows = Tensor.concat(1, Tensor.zeros(n, 1), column);
      return loss.eachOfScores(rows, Tensor.oneHot(Tensor.full(1, n), 2)).flatten();
    }
    return loss.eachOfScores(column, Tensor.full(target, n, 1)).flatten();
  }

  @Override
  public MimeBundle toMimeBundle() {
    return curves.bundle(captions());
  }

  private List<String> captions() {
    return classes
        ? List.of("one sample; a score above 0 gives the right class")
        : List.of("one sample");
  }

  /** The values and slopes at some places. */
  @Override
  public String toString() {
    return curves.text() + "\n" + String.join("\n", captions());
  }
}
