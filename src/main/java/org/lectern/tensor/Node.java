package org.lectern.tensor;

/**
 * How a tensor came to be: the operation, its inputs and what else its gradient rule needs.
 *
 * @param op the operation
 * @param inputs the tensors it was applied to
 * @param detail axes, indices or the like; what it is depends on the operation
 * @param changes how often the inputs had been changed in place
 */
record Node(Op op, Tensor[] inputs, Object detail, int changes) {
  /** For operations that need no detail. */
  static final Object NONE = new Object();

  Tensor input(int i) {
    return inputs[i];
  }

  int[] ints() {
    return (int[]) detail;
  }
}
