package org.lectern.bench.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lectern.nn.Dense;
import org.lectern.nn.Embedding;
import org.lectern.nn.Flatten;
import org.lectern.nn.Heads;
import org.lectern.nn.Lambda;
import org.lectern.nn.Maxout;
import org.lectern.nn.Parallel;
import org.lectern.nn.Pass;
import org.lectern.nn.Relu;
import org.lectern.nn.Reshape;
import org.lectern.nn.Residual;
import org.lectern.nn.Tanh;
import org.lectern.nn.Towers;
import org.lectern.tensor.Tensor;

/** Layers with weights that take plain samples, and what composes layers. */
final class LayerCases {
  private final List<Case> cases = new ArrayList<>();

  private LayerCases() {
    variants("dense", this::dense);
    variants("maxout", this::maxout);
    variants("embedding", this::embedding);
    blocks(new Draw("blocks"));
    several(new Draw("several inputs and outputs"));
    shapes(new Draw("shapes"));
  }

  static List<Case> all() {
    return new LayerCases().cases;
  }

  private static void variants(String name, Consumer<Draw> kind) {
    for (int variant = 1; variant <= 3; variant++) {
      kind.accept(new Draw(name + " " + variant));
    }
  }

  private void dense(Draw draw) {
    int in = draw.size(1, 300);
    int out = draw.size(1, 60);
    cases.add(
        LayerCase.of(
            new Dense(in, out),
            draw.normal(draw.size(1, 40), in),
            "torch.linear(x, torch.t(weight), bias)"));
  }

  private void maxout(Draw draw) {
    int in = draw.size(1, 20);
    int out = draw.size(1, 10);
    int pieces = draw.size(2, 5);
    cases.add(
        LayerCase.of(
            new Maxout(in, out, pieces),
            draw.normal(draw.size(1, 40), in),
            """
            y = torch.reshape(torch.linear(x, torch.t(weight), bias), [-1, %d, %d])
            largest, place = torch.max(y, -1)
            return [largest]
            """
                .formatted(out, pieces)));
  }

  private void embedding(Draw draw) {
    int count = draw.size(2, 20);
    int size = draw.size(1, 12);
    int n = draw.size(1, 30);
    Tensor ids = draw.ids(count, n, draw.size(1, 8));
    cases.add(
        LayerCase.of(
                new Embedding(count, size),
                ids,
                "torch.embedding(weight, torch.to(x, 4), -1, False, False)")
            .withoutInputGradient());
  }

  private void blocks(Draw draw) {
    int features = draw.size(2, 12);
    int other = draw.size(2, 12);
    Tensor x = draw.normal(draw.size(2, 20), features);
    String dense = "torch.linear(x, torch.t(%s_weight), %s_bias)";
    cases.add(
        LayerCase.of(
            new Residual(new Dense(features, features)),
            "Residual of Dense",
            x,
            "torch.add(x, " + dense.formatted("_1", "_1") + ")"));
    cases.add(
        LayerCase.of(
            new Residual(new Dense(features, other), new Dense(features, other)),
            "Residual with a projection",
            x,
            "torch.add(" + dense.formatted("_1", "_1") + ", " + dense.formatted("_2", "_2") + ")"));
    cases.add(
        LayerCase.of(
            new Parallel(new Dense(features, other), new Tanh(), new Relu()),
            "Parallel",
            x,
            "torch.cat([" + dense.formatted("_1", "_1") + ", torch.tanh(x), torch.relu(x)], 1)"));
    cases.add(
        LayerCase.of(new Lambda("cube", v -> v.mul(v).mul(v)), x, "torch.mul(torch.mul(x, x), x)"));
  }

  /** Outputs of heads stand side by side, as those of towers do. */
  private void several(Draw draw) {
    int features = draw.size(2, 12);
    int others = draw.size(2, 12);
    Tensor x = draw.normal(draw.size(2, 20), features);
    Tensor second = Tensor.variable("second", draw.normal(x.size(0), others));
    String dense = "torch.linear(%s, torch.t(%s_weight), %s_bias)";
    Heads heads = new Heads("a", new Dense(features, 3)).and("b", new Dense(features, 2));
    cases.add(
        LayerCase.of(
            heads,
            "Heads",
            x,
            v -> Tensor.concat(1, heads.forwardAll(new Tensor[] {v}, Pass.EVALUATION)),
            "torch.cat(["
                + dense.formatted("x", "a", "a")
                + ", "
                + dense.formatted("x", "b", "b")
                + "], 1)"));
    Towers towers = new Towers(new Dense(features, 3), new Dense(others, 2));
    cases.add(
        LayerCase.of(
                towers,
                "Towers",
                x,
                v -> towers.forwardAll(new Tensor[] {v, second}, Pass.EVALUATION)[0],
                "torch.cat(["
                    + dense.formatted("x", "_1", "_1")
                    + ", "
                    + dense.formatted("second", "_2", "_2")
                    + "], 1)")
            .parameter("second", second));
  }

  private void shapes(Draw draw) {
    Tensor x = draw.normal(draw.size(2, 5), 2, draw.size(2, 5), 6);
    cases.add(LayerCase.of(new Flatten(), x, "torch.flatten(x, 1, -1)"));
    cases.add(LayerCase.of(new Reshape(4, -1), x, "torch.reshape(x, [torch.size(x, 0), 4, -1])"));
  }
}
