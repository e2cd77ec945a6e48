package org.lectern.bench.speed;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.lectern.bench.oracle.Script;
import org.lectern.nn.Layer;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** Numbers on their way from Lectern to PyTorch. */
final class Bridge {
  static final String ENGINE = "PyTorch";

  private Bridge() {}

  static NDManager manager() {
    return NDManager.newBaseManager(Device.cpu(), ENGINE);
  }

  static NDArray array(NDManager manager, Tensor tensor) {
    return manager.create(tensor.toArray(), new ai.djl.ndarray.types.Shape(sizes(tensor.shape())));
  }

  static long[] sizes(Shape shape) {
    return Arrays.stream(shape.toArray()).asLongStream().toArray();
  }

  /** Class ids as PyTorch wants them. */
  static NDArray ids(NDManager manager, Tensor ids) {
    try (NDArray floats = array(manager, ids)) {
      return floats.toType(DataType.INT64, true);
    }
  }

  /** A network's parameters in order, matrices as PyTorch keeps them: transposed. */
  static List<Tensor> parameters(Layer network) {
    return network.parameters().stream()
        .map(parameter -> parameter.variable().detach())
        .map(value -> value.rank() == 2 ? value.transpose() : value)
        .toList();
  }

  static Model load(Script script) {
    Model model = Model.newInstance("speed", Device.cpu(), ENGINE);
    try {
      model.load(new ByteArrayInputStream(script.archive()));
      return model;
    } catch (IOException | MalformedModelException | RuntimeException e) {
      throw new IllegalStateException("PyTorch refuses this script:\n" + script.source(), e);
    }
  }

  static double[] numbers(float[] values) {
    double[] numbers = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = values[i];
    }
    return numbers;
  }
}
