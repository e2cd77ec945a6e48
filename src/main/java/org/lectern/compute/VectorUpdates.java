package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.all;
import static org.lectern.compute.VectorWidth.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link Update} rules on whole vectors; the range is a multiple of the vector's length. C2 leaves
 * such loops of {@link ScalarUpdates} alone, as their arrays might be one: these are four times as
 * fast, and what limits them is memory, or the processor's division.
 */
final class VectorUpdates {
  private VectorUpdates() {}

  static void apply(
      Update rule, float[] w, float[] g, float[] a, float[] b, int from, int to, double[] numbers) {
    switch (rule) {
      case DECAY -> decay(w, g, from, to, numbers);
      case MOMENTUM -> momentum(w, g, a, from, to, numbers);
      case NESTEROV -> nesterov(w, g, a, from, to, numbers);
      case ADAGRAD -> adagrad(w, g, a, from, to, numbers);
      case RMS_PROP -> rmsProp(w, g, a, from, to, numbers);
      case ADADELTA -> adadelta(w, g, a, b, from, to, numbers);
      case ADAM -> adam(w, g, a, b, from, to, numbers);
    }
  }

  private static void decay(float[] w, float[] g, int from, int to, double[] numbers) {
    FloatVector r = all((float) numbers[0]);
    FloatVector alpha = all((float) numbers[1]);
    for (int i = from; i < to; i += LENGTH) {
      FloatVector weight = load(w, i);
      weight.add(r.mul(load(g, i).add(weight.mul(alpha)))).intoArray(w, i);
    }
  }

  private static void momentum(
      float[] w, float[] g, float[] a, int from, int to, double[] numbers) {
    FloatVector r = all((float) numbers[0]);
    FloatVector mu = all((float) numbers[1]);
    for (int i = from; i < to; i += LENGTH) {
      FloatVector velocity = load(a, i).mul(mu).add(load(g, i));
      velocity.intoArray(a, i);
      load(w, i).add(r.mul(velocity)).intoArray(w, i);
    }
  }

  private static void nesterov(
      float[] w, float[] g, float[] a, int from, int to, double[] numbers) {
    FloatVector r = all((float) numbers[0]);
    FloatVector mu = all((float) numbers[1]);
    for (int i = from; i < to; i += LENGTH) {
      FloatVector gradient = load(g, i);
      FloatVector velocity = load(a, i).mul(mu).add(gradient);
      velocity.intoArray(a, i);
      load(w, i).add(r.mul(gradient.add(velocity.mul(mu)))).intoArray(w, i);
    }
  }

  private static void adagrad(float[] w, float[] g, float[] a, int from, int to, double[] numbers) {
    FloatVector r = all((float) numbers[0]);
    FloatVector epsilon = all((float) numbers[1]);
    for (int i = from; i < to; i += LENGTH) {
      FloatVector gradient = load(g, i);
      FloatVector squares = load(a, i).add(gradient.mul(gradient));
      squares.intoArray(a, i);
      load(w, i).add(r.mul(gradient.div(sqrt(squares).add(epsilon)))).intoArray(w, i);
    }
  }

  private static void rmsProp(float[] w, float[] g, float[] a, int from, int to, double[] numbers) {
    FloatVector r = all((float) numbers[0]);
    FloatVector epsilon = all((float) numbers[1]);
    FloatVector rho = all((float) numbers[2]);
    FloatVector sigma = all((float) numbers[3]);
    for (int i = from; i < to; i += LENGTH) {
      FloatVector gradient = load(g, i);
      FloatVector squares = load(a, i).mul(rho).add(gradient.mul(gradient).mul(sigma));
      squares.intoArray(a, i);
      load(w, i).add(r.mul(gradient.div(sqrt(squares).add(epsilon)))).intoArray(w, i);
    }
  }

  private static void adadelta(
      float[] w, float[] g, float[] a, float[] b, int from, int to, double[] numbers) {
    FloatVector r = all((float) numbers[0]);
    FloatVector epsilon = all((float) numbers[1]);
    FloatVector rho = all((float) numbers[2]);
    FloatVector sigma = all((float) numbers[3]);
    for (int i = from; i < to; i += LENGTH) {
      FloatVector gradient = load(g, i);
      FloatVector squares = load(a, i).mul(rho).add(gradient.mul(gradient).mul(sigma));
      squares.intoArray(a, i);
      FloatVector changes = load(b, i);
      FloatVector change =
          sqrt(changes.add(epsilon)).div(sqrt(squares.add(epsilon))).mul(gradient);
      changes.mul(rho).add(change.mul(change).mul(sigma)).intoArray(b, i);
      load(w, i).add(r.mul(change)).intoArray(w, i);
    }
  }

  private static void adam(
      float[] w, float[] g, float[] a, float[] b, int from, int to, double[] numbers) {
    FloatVector r = all((float) numbers[0]);
    FloatVector epsilon = all((float) numbers[1]);
    FloatVector rho = all((float) numbers[2]);
    FloatVector sigma = all((float) numbers[3]);
    FloatVector beta = all((float) numbers[4]);
    FloatVector gamma = all((float) numbers[5]);
    FloatVector c = all((float) numbers[6]);
    FloatVector keep = all((float) numbers[7]);
    for (int i = from; i < to; i += LENGTH) {
      FloatVector gradient = load(g, i);
      FloatVector mean = load(a, i).mul(beta).add(gradient.mul(gamma));
      mean.intoArray(a, i);
      FloatVector squares = load(b, i).mul(rho).add(gradient.mul(gradient).mul(sigma));
      squares.intoArray(b, i);
      FloatVector step = mean.div(sqrt(squares).div(c).add(epsilon));
      load(w, i).mul(keep).add(r.mul(step)).intoArray(w, i);
    }
  }

  private static FloatVector sqrt(FloatVector x) {
    return x.lanewise(VectorOperators.SQRT);
  }
}
