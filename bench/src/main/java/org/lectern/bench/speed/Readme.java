package org.lectern.bench.speed;

import static org.lectern.Lectern.crossEntropy;
import static org.lectern.Lectern.decisionBoundary;
import static org.lectern.Lectern.dense;
import static org.lectern.Lectern.moons;
import static org.lectern.Lectern.sequential;
import static org.lectern.Lectern.sgd;
import static org.lectern.Lectern.tanh;
import static org.lectern.Lectern.trainer;

import java.nio.file.Path;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.display.Displays;
import org.lectern.nn.Sequential;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;
import org.lectern.train.History;

/** The README's first network, from launch to its two pictures; or its numbers, for Python. */
public final class Readme {
  static final String NAME = "readme";
  private static final int EPOCHS = 100;
  private static final int BATCH = 16;

  private Readme() {}

  /**
   * Runs the example.
   *
   * @param arguments none, or the folder to write the numbers to
   */
  public static void main(String[] arguments) {
    Split data = moons(500, 0.2).split(0.6, 0.2, 0.2);
    Sequential net = sequential(dense(2, 16), tanh(), dense(16, 16), tanh(), dense(16, 2));
    if (arguments.length > 0) {
      export(data, net, Path.of(arguments[0]));
      return;
    }
    History run = trainer(net, crossEntropy(), sgd(0.1)).epochs(EPOCHS).batch(BATCH).fit(data);
    int size =
        Displays.of(run).orElseThrow().data().size()
            + Displays.of(decisionBoundary(net, data)).orElseThrow().data().size();
    if (size < 4) {
      throw new IllegalStateException("the pictures are missing");
    }
    System.out.println(
        Fork.MARK + "\tloss\t" + Sides.LECTERN + "\t" + run.loss()[run.epochs() - 1]);
  }

  private static void export(Split data, Sequential net, Path folder) {
    NumbersFile file = new NumbersFile();
    Dataset train = data.train();
    Dataset validation = data.validation();
    if (validation == null) {
      throw new IllegalStateException("the split has a validation part");
    }
    file.putParameters(net);
    file.put("x", train.features());
    file.put("y", train.labels());
    file.put("vx", validation.features());
    file.put("vy", validation.labels());
    float[] order = new float[EPOCHS * train.size()];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      int[] indices =
          RandomStream.of(net.seed(), "shuffle/epoch " + (epoch + 1)).permutation(train.size());
      for (int i = 0; i < indices.length; i++) {
        order[epoch * indices.length + i] = indices[i];
      }
    }
    file.put("order", Tensor.of(Shape.of(EPOCHS, train.size()), order));
    file.write(folder, NAME);
  }
}
