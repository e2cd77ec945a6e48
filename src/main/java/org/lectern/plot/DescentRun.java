package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.Pass;
import org.lectern.optim.Optimiser;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * The path of one optimiser on a function of one or two numbers.
 *
 * @param name its name in the legend
 * @param places the place before the first step and after each, with one or two coordinates
 * @param values the function there
 * @param diverged whether it ended early, where the function or the place is no number any more
 */
record DescentRun(String name, List<double[]> places, List<Double> values, boolean diverged) {

  /** The place is the network, its coordinates are the parameters. */
  private static final class Place extends Layer {
    private final List<Parameter> coordinates = new ArrayList<>();

    Place(double[] start) {
      String[] names = {"x", "y"};
      for (int i = 0; i < start.length; i++) {
        float first = (float) start[i];
        coordinates.add(parameter(names[i], (n, in, out, stream) -> new float[] {first}));
      }
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
      return coordinates.get(0).value();
    }

    Tensor[] values() {
      return coordinates.stream().map(Parameter::value).toArray(Tensor[]::new);
    }

    double[] numbers() {
      return coordinates.stream().mapToDouble(one -> one.variable().item()).toArray();
    }
  }

  static DescentRun of(
      String name, Function<Tensor[], Tensor> f, double[] start, Optimiser optimiser, int steps) {
    Place place = new Place(start);
    List<double[]> places = new ArrayList<>(List.of(place.numbers()));
    List<Double> values = new ArrayList<>();
    Tensor value = value(f, place.values());
    values.add((double) value.item());
    for (int step = 0; step < steps; step++) {
      if (!value.requiresGrad()) {
        throw new IllegalArgumentException(
            "descent: needs a function of its argument, but the result does not depend on it. Try x"
                + " -> x.square().");
      }
      value.backward();
      optimiser.step(place, () -> value(f, place.values()));
      value = value(f, place.values());
      double[] now = place.numbers();
      for (double coordinate : now) {
        if (!Double.isFinite(coordinate)) {
          return new DescentRun(name, places, values, true);
        }
      }
      places.add(now);
      values.add((double) value.item());
      if (!Float.isFinite(value.item())) {
        return new DescentRun(name, places, values, true);
      }
    }
    return new DescentRun(name, places, values, false);
  }

  static Tensor value(Function<Tensor[], Tensor> f, Tensor[] place) {
    Tensor value = f.apply(place);
    if (value == null || value.length() != 1) {
      throw new ShapeException(
          "descent: the function must give one number, but gave "
              + (value == null ? "null" : "the shape " + value.shape())
              + ". Make it one with sum() or mean().");
    }
    return value;
  }

  double[] coordinate(int axis) {
    return places.stream().mapToDouble(place -> place[axis]).toArray();
  }

  double[] heights() {
    return values.stream().mapToDouble(value -> value).toArray();
  }

  /** The step after which the value was least. */
  int best() {
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      best = values.get(i) < values.get(best) ? i : best;
    }
    return best;
  }

  /** Whether it ended lower than it began. */
  boolean fell() {
    return !diverged && values.get(values.size() - 1) <= values.get(0);
  }

  /** Where it went and what it reached, in a line; and the first places. */
  String text() {
    int last = places.size() - 1;
    StringBuilder text = new StringBuilder(name);
    text.append(": ").append(at(0)).append(" → ").append(at(last)).append(" in ").append(last);
    text.append(last == 1 ? " step" : " steps").append(", value ");
    text.append(FigureText.number(values.get(0))).append(" → ");
    text.append(FigureText.number(values.get(last)));
    if (best() < last) {
      text.append(", least ").append(FigureText.number(values.get(best())));
      text.append(" after step ").append(best());
    }
    text.append(diverged ? "; it diverged" : "").append("\n  places ");
    for (int i = 0; i <= Math.min(last, 5); i++) {
      text.append(i == 0 ? "" : ", ").append(at(i));
    }
    return text.append(last > 5 ? ", …" : "").toString();
  }

  private String at(int step) {
    double[] place = places.get(step);
    return place.length == 1
        ? FigureText.number(place[0])
        : "(" + FigureText.number(place[0]) + ", " + FigureText.number(place[1]) + ")";
  }
}
