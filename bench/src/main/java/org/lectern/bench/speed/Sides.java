package org.lectern.bench.speed;

/** The names of the sides, as they stand in the table. */
final class Sides {
  static final String LECTERN = "Lectern";

  /** Lectern without its trainer: a loop by hand, whose results a user may keep. */
  static final String BY_HAND = "Lectern, loop by hand";

  /** Lectern where each result has new memory, as outside of a training step. */
  static final String KEPT = "Lectern, results kept";

  /** Lectern's trainer with the live view of notebooks. */
  static final String LIVE = "Lectern, live view";

  /** Lectern's trainer as notebooks have it, with live view and doctor. */
  static final String NOTEBOOK = "Lectern, live view and doctor";

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
