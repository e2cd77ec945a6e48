package org.lectern.bench.speed;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.lectern.nn.Sequential;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/**
 * A network to train by stochastic gradient descent on the cross entropy, said in each library's
 * words.
 *
 * @param name a short name
 * @param title what it is, for the table
 * @param network Lectern's
 * @param batch samples in a batch
 * @param input sizes of one sample
 * @param classes how many
 * @param rate the learning rate
 * @param script statements in TorchScript from x and the parameters p0, p1 … to the scores s
 * @param arrays the scores by DJL's operations on arrays
 * @param block the network of DJL's blocks
 */
record Problem(
    String name,
    String title,
    Supplier<Sequential> network,
    int batch,
    List<Integer> input,
    int classes,
    double rate,
    String script,
    BiFunction<NDArray, List<NDArray>, NDArray> arrays,
    Supplier<Block> block) {
  private static final long SEED = 4;

  /** The same network under another name. */
  Problem named(String other) {
    return new Problem(other, title, network, batch, input, classes, rate, script, arrays, block);
  }

  /** The same network with another learning rate. */
  Problem rate(double other) {
    return new Problem(name, title, network, batch, input, classes, other, script, arrays, block);
  }

  Shape inputShape(int samples) {
    int[] sizes = new int[input.size() + 1];
    sizes[0] = samples;
    for (int axis = 1; axis < sizes.length; axis++) {
      sizes[axis] = input.get(axis - 1);
    }
    return Shape.of(sizes);
  }

  /** A batch of normal numbers; the name decides them. */
  Tensor x() {
    Shape shape = inputShape(batch);
    return Tensor.of(shape, stream("x").normal(shape.length(), 0, 1));
  }

  /** Random class ids for the batch. */
  Tensor y() {
    RandomStream stream = stream("y");
    float[] ids = new float[batch];
    for (int i = 0; i < batch; i++) {
      ids[i] = stream.below(i, classes);
    }
    return Tensor.of(Shape.of(batch), ids);
  }

  private RandomStream stream(String purpose) {
    return RandomStream.of(SEED, name + "/" + purpose);
  }
}
