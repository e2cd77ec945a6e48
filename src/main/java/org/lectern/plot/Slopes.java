package org.lectern.plot;

import java.util.function.UnaryOperator;
import org.lectern.tensor.Tensor;

/** A function of one number at many places, with its derivative by Lectern's own gradients. */
record Slopes(double[] x, double[] y, double[] slope) {
  private static final int POINTS = 401;

  /** From one number to another; the function takes a vector and gives one as long. */
  static Slopes of(UnaryOperator<Tensor> f, Range range) {
    Tensor x = Tensor.variable("x", Tensor.linspace(range.min(), range.max(), POINTS));
    return at(f, x);
  }

  static Slopes at(UnaryOperator<Tensor> f, Tensor x) {
    Tensor y = f.apply(x);
    float[] slope = new float[x.length()];
    if (y.requiresGrad()) {
      y.sum().backward();
      slope = x.hasGrad() ? x.grad().toArray() : slope;
    }
    return new Slopes(LineChart.doubles(x), LineChart.doubles(y), doubles(slope));
  }

  private static double[] doubles(float[] floats) {
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }
}
