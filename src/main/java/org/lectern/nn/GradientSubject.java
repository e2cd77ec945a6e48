package org.lectern.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Fingerprint;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/**
 * A layer whose gradients are checked, as one function of its input and its parameters. Stand-ins
 * take the parameters' places until it is closed, so that nothing of the layer changes.
 */
final class GradientSubject implements AutoCloseable {
  /** One thing that the function depends on. */
  record Part(String name, Tensor variable, boolean isInput) {
    Shape shape() {
      return variable.shape();
    }
  }

  private final Layer layer;
  private final Pass pass;
  private final Tensor x;
  private final Map<String, Parameter> parameters;
  private final List<Part> parts = new ArrayList<>();
  private final List<Parameter> frozen = new ArrayList<>();
  private final Map<Buffer, Tensor> buffers = new LinkedHashMap<>();
  private final @Nullable Layer evaluated;
  private final boolean ids;
  private final Tensor[] weights;

  GradientSubject(Layer layer, Tensor input) {
    this.layer = layer;
    pass = layer.trainingPass();
    x = Tensor.variable("input", input);
    parameters = LayerTree.parameters(layer);
    evaluated = layer.recordedInEvaluation();
    LayerTree.buffers(layer).values().forEach(buffer -> buffers.put(buffer, buffer.value()));
    parts.add(new Part("input", x, true));
    parameters.forEach(
        (name, parameter) -> {
          Tensor standIn = Tensor.variable(name, parameter.variable().detach());
          if (parameter.isFrozen()) {
            frozen.add(parameter);
          } else {
            parts.add(new Part(name, standIn, false));
            parameter.standIn(standIn);
          }
        });
    try {
      Tensor[] outputs = outputs();
      requireSteady(outputs);
      weights = new Tensor[outputs.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = weights(i, outputs[i].shape());
      }
      ids = takesIds();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Uniform, of either sign, and away from 0, so that every output counts. */
  private Tensor weights(int output, Shape shape) {
    String purpose = "gradient check/weights" + (output == 0 ? "" : " " + output);
    float[] values = RandomStream.of(layer.seed(), purpose).uniform(shape.length(), -1, 1);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.copySign(0.5f + Math.abs(values[i]) / 2, values[i]);
    }
    return Tensor.of(shape, values);
  }

  private void requireSteady(Tensor[] outputs) {
    if (!Fingerprint.of(List.of(outputs)).equals(Fingerprint.of(List.of(outputs())))) {
      throw new IllegalArgumentException(
          "checkGradients: the same input and the same pass must give the same output, but "
              + layer.where()
              + " gave two different ones. Draw random numbers from random(pass, \"purpose\"), and"
              + " keep nothing from call to call but in a buffer.");
    }
    for (Tensor y : outputs) {
      for (float value : y.toArray()) {
        if (Float.isNaN(value) || Float.isInfinite(value)) {
          throw new IllegalArgumentException(
              "checkGradients: needs finite outputs, but "
                  + layer.where()
                  + " gave "
                  + (Float.isNaN(value) ? "NaN" : "infinity")
                  + ". Pass an input that it can take: checkGradients(layer, x).");
        }
      }
    }
  }

  /** Whether the input is whole numbers and the layer refuses others. */
  private boolean takesIds() {
    for (float value : x.toArray()) {
      if (value != Math.rint(value)) {
        return false;
      }
    }
    Tensor before = x.detach();
    try {
      x.assign(before.add(0.25));
      outputs();
      return false;
    } catch (IllegalArgumentException e) {
      return true;
    } finally {
      x.assign(before);
    }
  }

  /** What the function depends on, the input first. */
  List<Part> parts() {
    return parts;
  }

  /** Parameters that are not checked. */
  List<Parameter> frozen() {
    return frozen;
  }

  /** Whether the input is ids, which can't be moved. */
  boolean ids() {
    return ids;
  }

  long seed() {
    return layer.seed();
  }

  private Tensor[] outputs() {
    buffers.forEach(Buffer::assign);
    return Recording.off(() -> layer.forwardAll(new Tensor[] {x}, pass));
  }

  /** The function's value, summed in double precision. */
  double value() {
    Tensor[] outputs = outputs();
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      float[] y = outputs[i].toArray();
      float[] w = weights[i].toArray();
      for (int j = 0; j < y.length; j++) {
        sum += (double) w[j] * y[j];
      }
    }
    return sum;
  }

  /** About how much rounding the outputs to float changes the value. */
  double rounding() {
    double squares = 0;
    for (Tensor y : outputs()) {
      for (float value : y.toArray()) {
        squares += (double) value * value;
      }
    }
    return 0x1p-23 * Math.sqrt(squares);
  }

  /** The gradient of each part by backward, null for one that gets none. */
  List<float @Nullable []> gradients() {
    parts.forEach(part -> part.variable().clearGrad());
    buffers.forEach(Buffer::assign);
    Tensor[] outputs = layer.forwardAll(new Tensor[] {x}, pass);
    Tensor result = Tensor.scalar(0);
    for (int i = 0; i < outputs.length; i++) {
      result = result.add(outputs[i].mul(weights[i]).sum());
    }
    if (result.requiresGrad()) {
      result.backward();
    }
    List<float @Nullable []> gradients = new ArrayList<>();
    for (Part part : parts) {
      Tensor variable = part.variable();
      gradients.add(variable.hasGrad() ? variable.grad().toArray() : null);
    }
    return gradients;
  }

  @Override
  public void close() {
    parameters.values().forEach(parameter -> parameter.standIn(null));
    buffers.forEach(Buffer::assign);
    layer.recordedInEvaluation(evaluated);
  }
}
