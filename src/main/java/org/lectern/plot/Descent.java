package org.lectern.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.optim.Optimiser;
import org.lectern.optim.Sgd;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;

/**
 * The paths of optimisers on a function of one number, drawn on its graph, or of two numbers, drawn
 * over its levels; beside it the value after each step. The gradients are Lectern's own.
 *
 * <pre>{@code
 * descent(x -> x.square(), 3, 0.1, 20)
 * descent(x -> x.square(), 1).add(sgd(0.1)).add(sgd(1)).add(sgd(1.1))
 * descent((x, y) -> x.square().add(y.square().mul(10)), -4, 2)
 *     .add(sgd(0.05)).add(momentum(0.02, 0.9)).add(adam(0.5)).steps(40)
 * }</pre>
 *
 * <p>Give each optimiser to one descent only. Without any it is {@code sgd(0.1)}; it makes 20
 * steps. A path ends where the value is no number any more.
 */
public final class Descent implements Displayable {
  private static final int MOST_STEPS = 100_000;

  private final Function<Tensor[], Tensor> f;
  private final double[] start;
  private final Map<String, Optimiser> optimisers = new LinkedHashMap<>();
  private int steps = 20;
  private @Nullable List<DescentRun> runs;

  private Descent(Function<Tensor[], Tensor> f, double... start) {
    this.f = f;
    this.start = start;
    for (double coordinate : start) {
      if (!Range.shows((float) coordinate)) {
        throw new IllegalArgumentException(
            "descent: needs a finite start, but got "
                + Numbers.significant(coordinate, 6)
                + ". Try 3.");
      }
    }
  }

  /**
   * Descents of a function of one number.
   *
   * @param f the function, from a scalar tensor to one number
   * @param start where every path begins
   * @return descents without optimisers
   * @throws IllegalArgumentException if the start is not finite
   */
  public static Descent of(UnaryOperator<Tensor> f, double start) {
    Given.required("descent", "a function", f);
    return new Descent(x -> f.apply(x[0]), start);
  }

  /**
   * Descents of a function of two numbers.
   *
   * @param f the function, from two scalar tensors to one number
   * @param x where every path begins, to the right
   * @param y where every path begins, upwards
   * @return descents without optimisers
   * @throws IllegalArgumentException if the start is not finite
   */
  public static Descent of(BinaryOperator<Tensor> f, double x, double y) {
    Given.required("descent", "a function", f);
    return new Descent(place -> f.apply(place[0], place[1]), x, y);
  }

  /**
   * Adds an optimiser, which gets a path of its own. One of the same settings replaces the one
   * before.
   *
   * @param optimiser the optimiser
   * @return this descent
   */
  public Descent add(Optimiser optimiser) {
    Given.required("descent: add", "an optimiser", optimiser);
    return add(optimiser.toString(), optimiser);
  }

  /**
   * Adds an optimiser under a name; one of the same name replaces the one before.
   *
   * @param name its name in the legend
   * @param optimiser the optimiser
   * @return this descent
   */
  public Descent add(String name, Optimiser optimiser) {
    optimisers.put(
        Given.required("descent: add", "a name", name),
        Given.required("descent: add", "an optimiser", optimiser));
    runs = null;
    return this;
  }

  /**
   * How many steps each optimiser makes.
   *
   * @param count from 1 to 100000
   * @return this descent
   */
  public Descent steps(int count) {
    if (count < 1 || count > MOST_STEPS) {
      throw new IllegalArgumentException(
          "descent: the number of steps must be from 1 to 100000, but is "
              + count
              + ". Try steps(20).");
    }
    steps = count;
    runs = null;
    return this;
  }

  /**
   * The places on one of the paths.
   *
   * @param number of the optimiser in the order in which they were added, from 0
   * @return a row for each place, the start first, with a column for each coordinate
   */
  public Tensor path(int number) {
    List<DescentRun> all = runs();
    if (number < 0 || number >= all.size()) {
      throw new IllegalArgumentException(
          "descent: a path's number must be from 0 to "
              + (all.size() - 1)
              + ", but is "
              + number
              + ". Paths count from 0.");
    }
    return Tensor.matrix(all.get(number).places().toArray(double[][]::new));
  }

  private List<DescentRun> runs() {
    List<DescentRun> known = runs;
    if (known == null) {
      Map<String, Optimiser> chosen = new LinkedHashMap<>(optimisers);
      if (chosen.isEmpty()) {
        Optimiser plain = new Sgd(0.1);
        chosen.put(plain.toString(), plain);
      }
      List<DescentRun> made = new ArrayList<>();
      chosen.forEach((name, one) -> made.add(DescentRun.of(name, f, start, one, steps)));
      known = List.copyOf(made);
      runs = known;
    }
    return known;
  }

  @Override
  public MimeBundle toMimeBundle() {
    return DescentPicture.of(runs(), f, toString());
  }

  /** Where each path goes. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Gradient descent");
    runs().forEach(run -> text.append('\n').append(run.text()));
    return text.toString();
  }
}
