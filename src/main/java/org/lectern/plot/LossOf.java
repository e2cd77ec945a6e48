package org.lectern.plot;

import org.lectern.data.Dataset;
import org.lectern.loss.Loss;
import org.lectern.nn.Layer;
import org.lectern.nn.Pass;
import org.lectern.tensor.Tensor;

/** The loss of a network on data, fused with the network's last sigmoid or softmax as in a fit. */
final class LossOf {
  private LossOf() {}

  static Tensor scores(Layer network, Loss loss, Dataset data, Pass pass) {
    Tensor scores = network.scores(data.features(), pass);
    if (loss.link() != network.endsIn()) {
      scores = network.endsIn().apply(scores);
    }
    return loss.ofScores(scores, data.labels());
  }
}
