package org.lectern;

import static org.lectern.Lectern.*;

import org.lectern.data.Split;
import org.lectern.nn.Layer;
import org.lectern.tensor.Tensor;
import org.lectern.train.Trainer;

/**
 * Trains, runs out of memory in several ways (with the argument {@code large}), and trains on.
 * Prints the errors and, last, the fingerprint of the network: it must be that of a training which
 * nothing has disturbed. For a process with a heap of 64 MB.
 */
public final class SmallHeap {
  private static final int[] ONE = {1, 1};

  private SmallHeap() {}

  public static void main(String[] args) {
    Layer network = sequential(dense(2, 256), relu(), dropout(0.1), batchNorm(256), dense(256, 2));
    network.reset(1);
    Trainer trainer = new Trainer(network, crossEntropy(), adam(0.01)).epochs(2).batch(64);
    Split data = moons(256, 0.1, 1).splitWithSeed(1, 0.8, 0.2);
    trainer.fit(data.train());
    trainer.trainOnBatch(data.test().features(), data.test().labels());
    if (args.length > 0) {
      // Each result of the hidden layer takes a third of the heap, so that some fit.
      Tensor x = zeros(20_000, 2);
      Tensor y = zeros(20_000);
      attempt("zeros", () -> zeros(1000, 1000, 1000));
      attempt("predict", () -> trainer.predict(x));
      attempt("forward", () -> network.forward(x));
      attempt(
          "fit",
          () -> new Trainer(network, crossEntropy(), sgd(0.1)).batch(1_000_000).fit(dataset(x, y)));
      attempt("matmul", () -> zeros(20_000, 1).matmul(zeros(1, 20_000)));
      attempt(
          "conv2d",
          () -> zeros(1, 1, 1000, 1000).conv2d(zeros(64, 1, 5, 5), ONE, new int[] {0, 0}, ONE, 1));
      attempt("trainOnBatch", () -> trainer.trainOnBatch(x, y));
      attempt("half of the heap", () -> zeros(32, 250_000));
    }
    trainer.trainOnBatch(data.test().features(), data.test().labels());
    trainer.fit(data.train());
    System.out.println(network.fingerprint());
  }

  private static void attempt(String what, Runnable work) {
    try {
      work.run();
      System.out.println(what + ": enough memory");
    } catch (OutOfMemoryError e) {
      System.out.println(what + ": out of memory");
    }
  }
}
