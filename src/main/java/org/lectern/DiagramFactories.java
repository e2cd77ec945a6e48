package org.lectern;

import org.lectern.nn.Layer;
import org.lectern.nn.ParameterCount;
import org.lectern.plot.ComputationGraph;
import org.lectern.plot.NetworkDiagram;
import org.lectern.tensor.Tensor;

/** Factories of diagrams of networks and computations. */
abstract class DiagramFactories extends CurveFactories {
  DiagramFactories() {}

  /**
   * The network as a picture: neurons and weights of a small one, blocks of a larger one.
   *
   * @param network any layer or network
   * @return the picture; {@code inputs(…)} and {@code outputs(…)} name its ends
   */
  public static NetworkDiagram diagram(Layer network) {
    return NetworkDiagram.of(network);
  }

  /**
   * The network's parameters counted layer by layer, with the numbers that make them up.
   *
   * @param network any layer or network
   * @return the count, as a table
   */
  public static ParameterCount parameterCount(Layer network) {
    return ParameterCount.of(network);
  }

  /**
   * The computational graph of a result: values above and gradients below each edge.
   *
   * @param result what was computed from variables, after {@code result.backward()} for gradients
   * @return the picture; {@code steps()} shows it step by step
   */
  public static ComputationGraph graph(Tensor result) {
    return ComputationGraph.of(result);
  }
}
