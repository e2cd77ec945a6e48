package org.lectern.bench.speed;

/** The names of the sides, as they stand in the table. */
final class Sides {
  static final String LECTERN = "Lectern";

  /** DJL's blocks and trainer. */
  static final String BLOCKS = "DJL trainer";

  /** DJL's arrays and gradient collector. */
  static final String ARRAYS = "DJL arrays";

  /** PyTorch's own operations, without DJL's share: the step is one script. */
  static final String SCRIPT = "TorchScript";

  /** PyTorch from Python, in processes that alternate. */
  static final String PYTHON = "PyTorch from Python";

  private Sides() {}
}
