package org.lectern.bench.speed;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** PyTorch's way to train a network: one of several. */
interface Learner extends AutoCloseable {
  /** Where its arrays live. */
  NDManager manager();

  /** Goes back to the first parameters. */
  void reset();

  /** A training step: forward, loss, backward, descent. */
  void step(NDArray x, NDArray ids);

  /** A training step that gives its loss. */
  double loss(NDArray x, NDArray ids);

  /** Scores of samples, without training. */
  NDArray scores(NDArray x);

  @Override
  void close();
}
