package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** Errors inside nested networks: the place, and the way there. */
class LayerErrorTest {
  private static Layer narrow() {
    return new Lambda("narrow", x -> x.slice(-1, 0, 3));
  }

  @Test
  void forward_errorInASequenceInASequence_showsBothWays() {
    Sequential inner = new Sequential(new Tanh(), narrow(), new Dense(4, 2));
    Sequential network = new Sequential(new Dense(2, 4), inner, new Relu());
    assertThatThrownBy(() -> network.forward(Tensor.zeros(5, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Dense(4→2), layer 2.3 of Sequential: the last axis must be 4, but the input has shape"
                + " (5, 3). Write dense(3, 2) to take it.\n"
                + "On the way there:\n"
                + "  input (5, 2)\n"
                + "  1 Dense(2→4) → (5, 4)\n"
                + "  2 Sequential\n"
                + "    2.1 Tanh → (5, 4)\n"
                + "    2.2 Lambda(narrow) → (5, 3)\n"
                + "    2.3 Dense(4→2) ← here");
  }

  @Test
  void forward_errorOfAnOperationInABlock_namesTheLayerInIt() {
    Layer adds = new Lambda("adds", x -> x.add(Tensor.zeros(7)));
    Sequential network =
        new Sequential(new Relu(), new Residual(new Sequential(new Parallel(adds))));
    assertThatThrownBy(() -> network.forward(Tensor.zeros(5, 4)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Lambda(adds), layer 2.1.1.1 of Sequential: add: the shapes must match from the last"
                + " axis backwards, each pair of sizes equal or one of them 1, but got (5, 4) and"
                + " (7) (4 against 7). Try reshape or transpose on one of them.\n"
                + "On the way there:\n"
                + "  input (5, 4)\n"
                + "  1 Relu → (5, 4)\n"
                + "  2 Residual\n"
                + "    2.1.1 Parallel ← here");
  }

  @Test
  void forward_errorOfABlock_namesTheBlock() {
    Sequential network =
        new Sequential(new Relu(), new Residual(new Sequential(new Tanh(), narrow())));
    assertThatThrownBy(() -> network.forward(Tensor.zeros(5, 4)))
        .hasMessage(
            "Residual, layer 2 of Sequential: the two that are added must have one shape, but"
                + " Sequential gives (5, 3) and the input is (5, 4). A second layer on the way"
                + " around helps: residual(layer, dense(4, 3)).\n"
                + "On the way there:\n"
                + "  input (5, 4)\n"
                + "  1 Relu → (5, 4)\n"
                + "  2 Residual ← here");
  }

  @Test
  void forward_idOutOfRange_isAnIllegalArgument() {
    Sequential network = new Sequential(new Embedding(3, 2), new Dense(2, 2));
    assertThatThrownBy(() -> network.forward(Tensor.vector(0, 3)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Embedding(3→2), layer 1 of Sequential: every id must be a whole number from 0 to 2,"
                + " but the one at [1] is 3. Ids count from 0, so 3 needs embedding(4, …).\n"
                + "On the way there:\n"
                + "  input (2)\n"
                + "  1 Embedding(3→2) ← here");
  }

  @Test
  void forward_denseOnImages_asksForFlatten() {
    assertThatThrownBy(() -> new Dense(4, 2).forward(Tensor.zeros(1, 4, 6, 6)))
        .hasMessage(
            "Dense(4→2): the last axis must be 4, but the input has shape (1, 4, 6, 6). 4×6×6 = 144:"
                + " put flatten() before this layer, and write dense(144, 2).");
    assertThatThrownBy(() -> new Dense(144, 2).forward(Tensor.zeros(1, 4, 6, 6)))
        .hasMessage(
            "Dense(144→2): the last axis must be 144, but the input has shape (1, 4, 6, 6). 4×6×6 ="
                + " 144: put flatten() before this layer.");
  }
}
