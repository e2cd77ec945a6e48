package org.lectern.bench.oracle;

import java.util.ArrayList;
import java.util.List;
import org.lectern.loss.AbsoluteError;
import org.lectern.loss.BinaryCrossEntropy;
import org.lectern.loss.CrossEntropy;
import org.lectern.loss.Hinge;
import org.lectern.loss.Huber;
import org.lectern.loss.KlDivergence;
import org.lectern.loss.Loss;
import org.lectern.loss.NegativeLogLikelihood;
import org.lectern.loss.SquaredError;
import org.lectern.tensor.Tensor;

/**
 * Losses, from predictions and from raw scores, as mean and as sum. In a script REDUCTION stands
 * for PyTorch's number of the reduction, 1 for the mean and 2 for the sum, and COUNT for what a sum
 * must be divided by: the number of samples for the mean, else 1.
 */
final class LossCases {
  private final List<Case> cases = new ArrayList<>();

  private LossCases() {
    for (int variant = 1; variant <= 2; variant++) {
      regression(new Draw("regression " + variant));
      binary(new Draw("binary " + variant));
      classes(new Draw("classes " + variant));
      weightedClasses(new Draw("weighted classes " + variant));
      distributions(new Draw("distributions " + variant));
      margins(new Draw("margins " + variant));
    }
  }

  static List<Case> all() {
    return new LossCases().cases;
  }

  private void regression(Draw draw) {
    int n = draw.size(8, 50);
    int outputs = draw.size(1, 10);
    Tensor x = draw.normal(n, outputs);
    Tensor target = draw.normal(n, outputs);
    of(new SquaredError(), x, target, "torch.mse_loss(x, target, REDUCTION)");
    of(new AbsoluteError(), x, target, "torch.l1_loss(x, target, REDUCTION)");
    of(new Huber(), x, target, "torch.huber_loss(x, target, REDUCTION, 1.)");
    of(new Huber(0.3), x, target, "torch.huber_loss(x, target, REDUCTION, 0.3)");
    add(
        new SquaredError().weighted(0.5),
        SquaredError.class,
        false,
        x,
        target,
        "torch.mul(torch.mse_loss(x, target, 1), 0.5)");
  }

  private void binary(Draw draw) {
    int n = draw.size(8, 50);
    int labels = draw.size(1, 10);
    Tensor hard = draw.ids(2, n, labels);
    Tensor soft = draw.uniform(0, 1, n, labels);
    Tensor probabilities = draw.uniform(0.01, 0.99, n, labels);
    Tensor scores = draw.scaled(5, n, labels);
    String ofProbabilities = "torch.binary_cross_entropy(x, target, None, REDUCTION)";
    String ofScores = "torch.binary_cross_entropy_with_logits(x, target, None, None, REDUCTION)";
    of(new BinaryCrossEntropy(), probabilities, hard, ofProbabilities);
    of(new BinaryCrossEntropy(), probabilities, soft, ofProbabilities);
    ofScores(new BinaryCrossEntropy(), scores, hard, ofScores);
    ofScores(new BinaryCrossEntropy(), scores, soft, ofScores);
    ofScores(
        new BinaryCrossEntropy().positiveWeight(3),
        scores,
        hard,
        "torch.binary_cross_entropy_with_logits(x, target, None, torch.new_full(x, [1], 3.),"
            + " REDUCTION)");
  }

  private void classes(Draw draw) {
    int n = draw.size(8, 50);
    int classes = draw.size(3, 12);
    Tensor ids = draw.ids(classes, n);
    Tensor rows = draw.normal(n, classes).softmax(-1);
    Tensor probabilities = draw.normal(n, classes).softmax(-1);
    Tensor scores = draw.scaled(5, n, classes);
    String ofIds = "torch.cross_entropy_loss(x, torch.to(target, 4), None, REDUCTION)";
    String ofRows = "torch.cross_entropy_loss(x, target, None, REDUCTION)";
    String smooth = "torch.cross_entropy_loss(x, %s, None, REDUCTION, -100, 0.1)";
    String likelihood = "torch.nll_loss(%s, torch.to(target, 4), None, REDUCTION)";
    ofScores(new CrossEntropy(), scores, ids, ofIds);
    ofScores(new CrossEntropy(), scores, rows, ofRows);
    ofScores(
        new CrossEntropy().smoothing(0.1), scores, ids, smooth.formatted("torch.to(target, 4)"));
    ofScores(new CrossEntropy().smoothing(0.1), scores, rows, smooth.formatted("target"));
    of(new CrossEntropy(), probabilities, ids, likelihood.formatted("torch.log(x)"));
    of(new NegativeLogLikelihood(), probabilities.log(), ids, likelihood.formatted("x"));
    ofScores(
        new NegativeLogLikelihood(), scores, ids, likelihood.formatted("torch.log_softmax(x, -1)"));
  }

  private void weightedClasses(Draw draw) {
    int n = draw.size(8, 50);
    Tensor ids = draw.ids(3, n);
    Tensor rows = draw.normal(n, 3).softmax(-1);
    Tensor scores = draw.scaled(5, n, 3);
    String start = "weights = torch.to(torch.tensor([0.5, 2., 1.25]), x)\n";
    CrossEntropy weighted = new CrossEntropy().weights(0.5, 2, 1.25);
    String entropy =
        "return [torch.cross_entropy_loss(x, torch.to(target, 4), weights, REDUCTION%s)]";
    ofScores(weighted, scores, ids, start + entropy.formatted(""));
    ofScores(weighted.smoothing(0.2), scores, ids, start + entropy.formatted(", -100, 0.2"));
    ofScores(
        new NegativeLogLikelihood().weights(0.5, 2, 1.25),
        scores,
        ids,
        start
            + "return [torch.nll_loss(torch.log_softmax(x, -1), torch.to(target, 4), weights,"
            + " REDUCTION)]");
    // Rows: PyTorch divides the sum by n, Lectern by the sum of the samples' weights, as for ids.
    String sum = "total = torch.cross_entropy_loss(x, target, weights, 2)\n";
    add(weighted.sum(), CrossEntropy.class, true, scores, rows, start + sum + "return [total]");
    add(
        weighted,
        CrossEntropy.class,
        true,
        scores,
        rows,
        start + sum + "return [torch.div(total, torch.sum(torch.mul(target, weights)))]");
  }

  private void distributions(Draw draw) {
    int n = draw.size(8, 50);
    int classes = draw.size(2, 12);
    Tensor target = draw.normal(n, classes).softmax(-1);
    Tensor probabilities = draw.normal(n, classes).softmax(-1);
    Tensor scores = draw.scaled(5, n, classes);
    String divergence = "torch.div(torch.kl_div(%s, target, 2), COUNT)";
    of(new KlDivergence(), probabilities, target, divergence.formatted("torch.log(x)"));
    ofScores(new KlDivergence(), scores, target, divergence.formatted("torch.log_softmax(x, -1)"));
  }

  private void margins(Draw draw) {
    int n = draw.size(8, 50);
    int classes = draw.size(3, 12);
    // PyTorch divides the sum over the classes by their number.
    of(
        new Hinge(),
        draw.normal(n, classes),
        draw.ids(classes, n),
        "torch.mul(torch.multi_margin_loss(x, torch.to(target, 4), 1, 1., None, REDUCTION), "
            + classes
            + ")");
    of(
        new Hinge(),
        draw.normal(n, 1),
        draw.ids(2, n, 1),
        "torch.div(torch.sum(torch.relu(torch.rsub(torch.mul(x, torch.sub(torch.mul(target, 2),"
            + " 1)), 1))), COUNT)");
  }

  private void of(Loss loss, Tensor x, Tensor target, String script) {
    reduced(loss, false, x, target, script);
  }

  private void ofScores(Loss loss, Tensor x, Tensor target, String script) {
    reduced(loss, true, x, target, script);
  }

  private void reduced(Loss loss, boolean scores, Tensor x, Tensor target, String script) {
    String mean = script.replace("REDUCTION", "1").replace("COUNT", x.size(0) + ".");
    String sum = script.replace("REDUCTION", "2").replace("COUNT", "1.");
    add(loss, loss.getClass(), scores, x, target, mean);
    add(loss.sum(), loss.getClass(), scores, x, target, sum);
  }

  private void add(
      Loss loss, Class<?> subject, boolean scores, Tensor x, Tensor target, String script) {
    cases.add(
        new FunctionCase(
                subject,
                loss + (scores ? " of scores" : ""),
                x,
                v -> List.of(scores ? loss.ofScores(v, target) : loss.of(v, target)),
                script)
            .constant("target", target));
  }
}
