package org.lectern.optim;

import org.lectern.nn.Parameter;
import org.lectern.tensor.Tensor;

/**
 * The optimisers' rules as a user would write them, in operations on tensors: what {@link
 * OnePassTest} holds the library's single passes against, bit for bit.
 */
final class TensorRules {
  private TensorRules() {}

  private static void average(Tensor average, double rho, Tensor x) {
    average.assign(average.mul(rho).add(x.mul(1 - rho)));
  }

  static final class Descent extends Optimiser {
    private final double decay;

    Descent(double rate, double decay) {
      super(rate);
      this.decay = decay;
    }

    @Override
    protected void update(Parameter parameter, Tensor g, double rate) {
      Tensor w = parameter.variable();
      w.increment(-rate, decay > 0 && parameter.decays() ? g.add(w.mul(decay)) : g);
    }
  }

  static final class Velocity extends Optimiser {
    private final double momentum;
    private final boolean ahead;

    Velocity(double rate, double momentum, boolean ahead) {
      super(rate);
      this.momentum = momentum;
      this.ahead = ahead;
    }

    @Override
    protected void update(Parameter parameter, Tensor g, double rate) {
      Tensor v = slot(parameter, "v");
      v.assign(v.mul(momentum).add(g));
      parameter.variable().increment(-rate, ahead ? g.add(v.mul(momentum)) : v);
    }

    @Override
    protected Tensor stepSizes(Parameter parameter, double rate) {
      return Tensor.scalar(rate / (1 - momentum));
    }
  }

  /** Adagrad with ρ = 1, RMSProp with ρ below. */
  static final class Roots extends Optimiser {
    private final double rho;
    private final double epsilon;

    Roots(double rate, double rho, double epsilon) {
      super(rate);
      this.rho = rho;
      this.epsilon = epsilon;
    }

    @Override
    protected void update(Parameter parameter, Tensor g, double rate) {
      Tensor s = slot(parameter, "s");
      if (rho == 1) {
        s.assign(s.add(g.square()));
      } else {
        average(s, rho, g.square());
      }
      parameter.variable().increment(-rate, g.div(s.sqrt().add(epsilon)));
    }

    @Override
    protected Tensor stepSizes(Parameter parameter, double rate) {
      return Tensor.scalar(rate).div(slot(parameter, "s").sqrt().add(epsilon));
    }
  }

  static final class Ratios extends Optimiser {
    private final double rho;
    private final double epsilon;

    Ratios(double rate, double rho, double epsilon) {
      super(rate);
      this.rho = rho;
      this.epsilon = epsilon;
    }

    @Override
    protected void update(Parameter parameter, Tensor g, double rate) {
      Tensor s = slot(parameter, "s");
      Tensor u = slot(parameter, "u");
      average(s, rho, g.square());
      Tensor delta = ratio(u, s).mul(g);
      average(u, rho, delta.square());
      parameter.variable().increment(-rate, delta);
    }

    private Tensor ratio(Tensor u, Tensor s) {
      return u.add(epsilon).sqrt().div(s.add(epsilon).sqrt());
    }

    @Override
    protected Tensor stepSizes(Parameter parameter, double rate) {
      return ratio(slot(parameter, "u"), slot(parameter, "s")).mul(rate);
    }
  }

  static final class Moments extends Optimiser {
    private final double decay;
    private final double beta1;
    private final double beta2;
    private final double epsilon;

    Moments(double rate, double decay, double beta1, double beta2, double epsilon) {
      super(rate);
      this.decay = decay;
      this.beta1 = beta1;
      this.beta2 = beta2;
      this.epsilon = epsilon;
    }

    @Override
    protected void update(Parameter parameter, Tensor g, double rate) {
      Tensor w = parameter.variable();
      if (decay > 0 && parameter.decays()) {
        w.assign(w.mul(1 - rate * decay));
      }
      Tensor m = slot(parameter, "m");
      Tensor v = slot(parameter, "v");
      average(m, beta1, g);
      average(v, beta2, g.square());
      double corrected = rate / (1 - StrictMath.pow(beta1, updates(parameter)));
      w.increment(-corrected, m.div(divisor(parameter, v)));
    }

    private Tensor divisor(Parameter parameter, Tensor v) {
      double correction = Math.sqrt(1 - StrictMath.pow(beta2, updates(parameter)));
      return v.sqrt().div(correction).add(epsilon);
    }

    @Override
    protected Tensor stepSizes(Parameter parameter, double rate) {
      return Tensor.scalar(rate).div(divisor(parameter, slot(parameter, "v")));
    }
  }
}
