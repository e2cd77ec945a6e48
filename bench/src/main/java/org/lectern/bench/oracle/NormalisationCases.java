package org.lectern.bench.oracle;

import java.util.ArrayList;
import java.util.List;
import org.lectern.nn.BatchNorm;
import org.lectern.nn.Dropout;
import org.lectern.nn.LayerNorm;
import org.lectern.nn.Pass;
import org.lectern.tensor.Tensor;

/** Normalisation and dropout: layers that differ in training, and layer normalisation. */
final class NormalisationCases {
  private final List<Case> cases = new ArrayList<>();

  private NormalisationCases() {
    for (int rank = 2; rank <= 4; rank++) {
      batch(new Draw("batch normalisation " + rank), rank);
    }
    for (int rank = 2; rank <= 4; rank++) {
      layer(new Draw("layer normalisation " + rank), rank);
    }
    dropout(new Draw("dropout"));
  }

  static List<Case> all() {
    return new NormalisationCases().cases;
  }

  /** The running mean and variance are outputs too: PyTorch changes them in place. */
  private void batch(Draw draw, int rank) {
    int features = draw.size(1, 10);
    Tensor x = input(draw, rank, features).mul(3).add(1);
    String script =
        """
        y = torch.batch_norm(x, weight, bias, running_mean, running_var, %s, %s, %s, False)
        return [y, running_mean, running_var]
        """;
    BatchNorm usual = new BatchNorm(features);
    cases.add(
        LayerCase.of(
            usual,
            usual.label() + " in training",
            x,
            Pass.training(0, 1),
            script.formatted("True", "0.1", "1e-5")));
    BatchNorm other = new BatchNorm(features, 0.3, 0.01);
    cases.add(
        LayerCase.of(
            other,
            "BatchNorm(" + features + ", 0.3, 0.01) in training",
            x,
            Pass.training(0, 1),
            script.formatted("True", "0.3", "0.01")));
    cases.add(LayerCase.of(new BatchNorm(features), x, script.formatted("False", "0.1", "1e-5")));
  }

  private static Tensor input(Draw draw, int rank, int features) {
    return switch (rank) {
      case 2 -> draw.normal(draw.size(2, 40), features);
      case 3 -> draw.normal(draw.size(2, 8), features, draw.size(2, 9));
      default -> draw.normal(draw.size(2, 8), features, draw.size(2, 7), draw.size(2, 7));
    };
  }

  private void layer(Draw draw, int rank) {
    Tensor x = input(draw, rank, draw.size(3, 12)).mul(3).add(1);
    int last = x.size(-1);
    cases.add(
        LayerCase.of(
            new LayerNorm(last),
            x,
            "torch.layer_norm(x, [" + last + "], weight, bias, 1e-5, False)"));
    if (rank > 2) {
      int before = x.size(-2);
      cases.add(
          LayerCase.of(
              new LayerNorm(before, last),
              x,
              "torch.layer_norm(x, [%d, %d], weight, bias, 1e-5, False)".formatted(before, last)));
    }
  }

  /** Which numbers go is Lectern's own choice; PyTorch is told by the constant. */
  private void dropout(Draw draw) {
    Tensor x = draw.normal(draw.size(5, 20), draw.size(5, 20));
    Pass pass = Pass.training(1, 1);
    Tensor kept = new Dropout(0.3).forward(Tensor.full(1, x.shape().toArray()), pass).ne(0);
    Dropout training = new Dropout(0.3);
    cases.add(
        LayerCase.of(
                training,
                training.label() + " in training",
                x,
                pass,
                "torch.div(torch.mul(x, kept), 1. - 0.3)")
            .constant("kept", kept));
    cases.add(LayerCase.of(new Dropout(0.3), x, "torch.dropout(x, 0.3, False)"));
  }
}
