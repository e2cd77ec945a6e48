package org.lectern.bench.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lectern.nn.Layer;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** Tensors by name in a file of float32 numbers and one of shapes, for Python. */
final class NumbersFile {
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  void put(String name, Tensor value) {
    tensors.put(name, value);
  }

  /** The parameters as p0, p1 …, as PyTorch keeps them. */
  void putParameters(Layer network) {
    List<Tensor> parameters = Bridge.parameters(network);
    for (int i = 0; i < parameters.size(); i++) {
      put("p" + i, parameters.get(i));
    }
  }

  void write(Path folder, String name) {
    int length = tensors.values().stream().mapToInt(Tensor::length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(4 * length).order(ByteOrder.LITTLE_ENDIAN);
    StringBuilder shapes = new StringBuilder();
    tensors.forEach(
        (key, value) -> {
          for (float number : value.toArray()) {
            bytes.putFloat(number);
          }
          shapes.append(key).append(' ').append(sizes(value.shape())).append('\n');
        });
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name + ".bin"), bytes.array());
      Files.writeString(folder.resolve(name + ".txt"), shapes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sizes(Shape shape) {
    return Arrays.stream(shape.toArray())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(" "));
  }
}
