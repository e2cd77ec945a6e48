package org.lectern.bench.oracle;

import java.util.List;
import org.lectern.nn.Dense;
import org.lectern.nn.Tanh;
import org.lectern.optim.Sgd;
import org.lectern.tensor.Tensor;

/** The oracle must be able to say no: slightly wrong formulas, which it has to notice. */
final class SelfCheck {
  private SelfCheck() {}

  static boolean seesWrongFormulas(Torch torch) {
    Draw draw = new Draw("self-check");
    Tensor x = draw.normal(5, 4);
    UpdateRule slow = UpdateRule.of(List.of(), 0, "w = torch.sub(w, torch.mul(g, 0.0999))\n");
    return List.of(
            LayerCase.of(
                new Dense(4, 3), x, "torch.mul(torch.linear(x, torch.t(weight), bias), 1.00002)"),
            LayerCase.of(
                new Dense(4, 3),
                x,
                "torch.linear(x, torch.detach(torch.t(weight)), bias) + 0. * torch.sum(weight)"),
            LayerCase.of(new Tanh(), x, "torch.sin(x)"),
            new OptimiserCase("slow", new Sgd(0.1), slow, 1e-5))
        .stream()
        .noneMatch(wrong -> wrong.run(torch).within(wrong.tolerance()));
  }
}
