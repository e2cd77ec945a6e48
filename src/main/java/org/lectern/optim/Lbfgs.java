package org.lectern.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Tensor;

/**
 * L-BFGS: a quasi-Newton method. From the last ten changes s = w′ − w and y = g′ − g it guesses the
 * curvature H ≈ (∇²L)⁻¹ (two-loop recursion), goes along d = −H·g, and finds by a line search how
 * far: w ← w + t·d.
 *
 * <p>The line search tries t = 1 first, and min(1, 1/‖g‖₁) in the very first step. It halves and
 * doubles t until both of Wolfe's conditions hold: L(w + td) ≤ L(w) + 10⁻⁴·t·gᵀd, the loss falls
 * enough, and g(w + td)ᵀd ≥ 0.9·gᵀd, the slope has become flatter (Lewis and Overton 2013). Each
 * try computes the loss and its gradients again. Where float32 allows no further descent, the
 * parameters stay as they are and the memory is emptied.
 *
 * <p>When to use it: for small problems in full batches, such as logistic regression, which it
 * solves to the last digit in a few dozen steps; there is no rate to tune. Changing batches mislead
 * it: train with {@code fullBatch()}, without dropout. An L2 regulariser is part of the loss that
 * it minimises. Other options have no meaning here and are refused. Scalar products are sums of
 * each parameter, added in double in the order of the parameters. Nocedal and Wright, chapter 7.
 *
 * <pre>{@code
 * trainer(net, binaryCrossEntropy(), lbfgs()).epochs(30).fullBatch().fit(data);
 * lbfgs().step(net, () -> binaryCrossEntropy().ofScores(net.forward(x), y));   // by hand
 * }</pre>
 */
public final class Lbfgs extends Optimiser {
  private static final int HISTORY = 10;
  private static final int TRIES = 25;
  private static final double DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;

  /** A pair is used if sᵀy is clearly above 0: only then H keeps descending. */
  private static final double LEAST_CURVATURE = 1e-10;

  /** L-BFGS with a memory of ten steps. */
  public Lbfgs() {
    super(1);
  }

  @Override
  protected void apply(List<Parameter> parameters, double rate, @Nullable Supplier<Tensor> loss) {
    if (loss == null) {
      throw new IllegalStateException(
          "lbfgs: its line search needs the loss as a function, but step(network) gives gradients"
              + " alone. Write step(network, () -> loss.ofScores(net.forward(x), y)), or use a"
              + " trainer.");
    }
    if (parameters.isEmpty()) {
      return;
    }
    Point start = evaluate(parameters, loss);
    List<Tensor> direction = Recording.off(() -> direction(parameters, start.gradients));
    double slope = dot(start.gradients, direction);
    if (!(slope < 0)) {
      forget(parameters);
      return;
    }
    boolean first = dot(slots(parameters, "s", 1), slots(parameters, "s", 1)) == 0;
    double step = first ? Math.min(1, 1 / absolute(start.gradients)) : 1;
    Point end = search(parameters, loss, start, direction, slope, step);
    if (end == null) {
      forget(parameters);
    } else {
      Recording.off(() -> remember(parameters, start, end));
    }
  }

  /** Where the parameters were: their values, the loss and its gradients. */
  private record Point(List<Tensor> values, double loss, List<Tensor> gradients) {}

  /** The loss with its penalty, and its gradients, where the parameters are. */
  private Point evaluate(List<Parameter> parameters, Supplier<Tensor> loss) {
    Tensor value = loss.get();
    value.backward();
    return Recording.off(
        () -> {
          double total = value.item();
          List<Tensor> gradients = new ArrayList<>();
          for (Parameter parameter : parameters) {
            Regulariser regulariser = options().regulariser(parameter);
            if (regulariser.appliesTo(parameter)) {
              total += regulariser.penalty(parameter.variable());
            }
            gradients.add(regulariser.addGradient(parameter, parameter.variable().grad()));
          }
          return new Point(values(parameters), total, gradients);
        });
  }

  /** The first point along the direction that meets both conditions, else the best that falls. */
  private @Nullable Point search(
      List<Parameter> parameters,
      Supplier<Tensor> loss,
      Point start,
      List<Tensor> direction,
      double slope,
      double firstStep) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double step = firstStep;
    Point best = null;
    for (int i = 0; i < TRIES; i++) {
      move(parameters, start.values, step, direction);
      Point here = evaluate(parameters, loss);
      if (!(here.loss <= start.loss + DECREASE * step * slope)) {
        high = step;
      } else {
        best = here;
        if (dot(here.gradients, direction) >= CURVATURE * slope) {
          return here;
        }
        low = step;
      }
      step = high < Double.POSITIVE_INFINITY ? (low + high) / 2 : 2 * low;
    }
    move(parameters, (best == null ? start : best).values, 0, direction);
    return best;
  }

  private static void move(
      List<Parameter> parameters, List<Tensor> from, double step, List<Tensor> direction) {
    for (int i = 0; i < from.size(); i++) {
      Tensor variable = parameters.get(i).variable().assign(from.get(i));
      if (step != 0) {
        variable.increment(step, direction.get(i));
      }
    }
  }

  /** −H·g by the two-loop recursion, over the pairs from the newest to the oldest and back. */
  private List<Tensor> direction(List<Parameter> parameters, List<Tensor> gradients) {
    List<Tensor> q = variables(gradients);
    double[] factors = new double[HISTORY + 1];
    double[] curvatures = new double[HISTORY + 1];
    double scale = 1;
    boolean newest = true;
    for (int age = 1; age <= HISTORY; age++) {
      List<Tensor> s = slots(parameters, "s", age);
      List<Tensor> y = slots(parameters, "y", age);
      double curvature = dot(s, y);
      double square = dot(y, y);
      if (curvature > LEAST_CURVATURE * square) {
        curvatures[age] = curvature;
        factors[age] = dot(s, q) / curvature;
        add(q, -factors[age], y);
        scale = newest ? curvature / square : scale;
        newest = false;
      }
    }
    double all = scale;
    q.forEach(one -> one.assign(one.mul(all)));
    for (int age = HISTORY; age >= 1; age--) {
      if (curvatures[age] > 0) {
        double back = dot(slots(parameters, "y", age), q) / curvatures[age];
        add(q, factors[age] - back, slots(parameters, "s", age));
      }
    }
    return q.stream().map(Tensor::neg).toList();
  }

  private List<Tensor> remember(List<Parameter> parameters, Point start, Point end) {
    for (int age = HISTORY; age > 1; age--) {
      copy(slots(parameters, "s", age - 1), slots(parameters, "s", age));
      copy(slots(parameters, "y", age - 1), slots(parameters, "y", age));
    }
    copy(differences(end.values, start.values), slots(parameters, "s", 1));
    copy(differences(end.gradients, start.gradients), slots(parameters, "y", 1));
    return start.values;
  }

  private void forget(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      Tensor zeros = Tensor.zeros(parameter.shape().toArray());
      for (int age = 1; age <= HISTORY; age++) {
        slot(parameter, "s" + age).assign(zeros);
        slot(parameter, "y" + age).assign(zeros);
      }
    }
  }

  private List<Tensor> slots(List<Parameter> parameters, String name, int age) {
    return parameters.stream().map(one -> slot(one, name + age)).toList();
  }

  private static List<Tensor> values(List<Parameter> parameters) {
    return parameters.stream().map(one -> one.variable().detach()).toList();
  }

  private static List<Tensor> variables(List<Tensor> values) {
    return values.stream().map(one -> Tensor.variable("q", one)).toList();
  }

  private static List<Tensor> differences(List<Tensor> a, List<Tensor> b) {
    List<Tensor> differences = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      differences.add(a.get(i).sub(b.get(i)));
    }
    return differences;
  }

  private static void copy(List<Tensor> from, List<Tensor> to) {
    for (int i = 0; i < from.size(); i++) {
      to.get(i).assign(from.get(i));
    }
  }

  private static void add(List<Tensor> to, double factor, List<Tensor> addends) {
    for (int i = 0; i < to.size(); i++) {
      to.get(i).increment(factor, addends.get(i));
    }
  }

  private static double dot(List<Tensor> a, List<Tensor> b) {
    return Recording.off(
        () -> {
          double sum = 0;
          for (int i = 0; i < a.size(); i++) {
            sum += a.get(i).mul(b.get(i)).sum().item();
          }
          return sum;
        });
  }

  private static double absolute(List<Tensor> all) {
    return Recording.off(
        () -> {
          double sum = 0;
          for (Tensor one : all) {
            sum += one.abs().sum().item();
          }
          return sum;
        });
  }

  /** Not used: all parameters move together. */
  @Override
  protected void update(Parameter parameter, Tensor gradient, double rate) {
    throw new UnsupportedOperationException("lbfgs: parameters move together, by step(network).");
  }

  /**
   * Refused: the line search already keeps steps short.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public Optimiser clipNorm(double max) {
    throw refused("clipNorm", "its line search keeps every step short enough. Leave it out");
  }

  /**
   * Refused: the line search already keeps steps short.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public Optimiser clipValue(double max) {
    throw refused("clipValue", "its line search keeps every step short enough. Leave it out");
  }

  /**
   * Refused: the line search finds the step size.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public Optimiser schedule(Schedule course) {
    throw refused("schedule", "its line search finds the step size. Leave it out");
  }

  /**
   * Refused: all parameters make one step together.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public Optimiser rateFactor(Layer layer, double factor) {
    throw refused("rateFactor", "all parameters make one step together. freeze() what shall stay");
  }

  @Override
  public Optimiser regularise(Regulariser regulariser) {
    return super.regularise(smooth(regulariser));
  }

  @Override
  public Optimiser regularise(Layer layer, Regulariser regulariser) {
    return super.regularise(layer, smooth(regulariser));
  }

  private static Regulariser smooth(Regulariser regulariser) {
    if (regulariser.hasKink()) {
      throw new UnsupportedOperationException(
          "lbfgs: needs a regulariser without a kink, but got "
              + regulariser
              + ". Use l2(0.001), or another optimiser such as adam(0.01).");
    }
    return regulariser;
  }

  private static UnsupportedOperationException refused(String option, String why) {
    return new UnsupportedOperationException(
        "lbfgs: takes no "
            + option
            + ": "
            + why
            + ", or use another optimiser such as adam(0.01).");
  }

  @Override
  protected String latex() {
    return "d &= -H g, \\quad H \\approx (\\nabla^2 L)^{-1}"
        + " \\text{ from the last "
        + HISTORY
        + " steps} \\\\\n"
        + "t &: L(w + td) \\le L(w) + 10^{-4}\\, t\\, g^\\top d, \\quad"
        + " g(w + td)^\\top d \\ge 0.9\\, g^\\top d \\\\\n"
        + "w &\\leftarrow w + t d";
  }

  @Override
  protected List<String> settings() {
    return List.of();
  }
}
