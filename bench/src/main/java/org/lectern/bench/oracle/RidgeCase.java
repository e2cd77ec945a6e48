package org.lectern.bench.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.loss.Loss;
import org.lectern.loss.SquaredError;
import org.lectern.nn.Dense;
import org.lectern.optim.Lbfgs;
import org.lectern.optim.Optimiser;
import org.lectern.optim.Regulariser;
import org.lectern.tensor.Tensor;

/**
 * L-BFGS over many steps: it must arrive at the minimum of ridge regression, which PyTorch solves
 * as linear equations. What is compared is the value of the minimum, for that is what a line search
 * can see; parameters follow only to the root of its precision.
 */
final class RidgeCase implements Case {
  private static final int STEPS = 60;
  private static final int SAMPLES = 50;
  private static final int IN = 8;
  private static final int OUT = 3;
  private static final double LAMBDA = 0.1;

  /**
   * The mean is over SAMPLES·OUT elements: 2/(SAMPLES·OUT)·AᵀA·w + λ·w = 2/(SAMPLES·OUT)·Aᵀy,
   * without λ for the bias, whose column of A is 1.
   */
  private static final String SOLUTION =
      """
      a = torch.cat([x, torch.new_ones(x, [%d, 1])], 1)
      ridge = torch.cat([torch.new_full(x, [%d], %s), torch.new_zeros(x, [1])], 0)
      matrix = torch.add(torch.matmul(torch.t(a), a), torch.diag(ridge))
      w = torch.linalg_solve(matrix, torch.matmul(torch.t(a), target))
      error = torch.mse_loss(torch.matmul(a, w), target, 1)
      weights = torch.slice(w, 0, 0, %d)
      return [torch.add(error, torch.mul(torch.sum(torch.mul(weights, weights)), %s / 2.))]
      """
          .formatted(SAMPLES, IN, LAMBDA * SAMPLES * OUT / 2, IN, LAMBDA);

  @Override
  public Class<?> subject() {
    return Lbfgs.class;
  }

  @Override
  public String name() {
    return "lbfgs: minimum of ridge regression";
  }

  @Override
  public String shape() {
    return STEPS + " steps, " + IN + "→" + OUT;
  }

  @Override
  public double tolerance() {
    return 1e-5;
  }

  @Override
  public Comparison run(Torch torch) {
    Draw draw = new Draw("ridge");
    Tensor x = draw.normal(SAMPLES, IN);
    Tensor target = draw.normal(SAMPLES, OUT);
    Dense layer = new Dense(IN, OUT);
    Regulariser l2 = Regulariser.l2(LAMBDA);
    Optimiser optimiser = new Lbfgs().regularise(l2);
    Loss loss = new SquaredError();
    for (int step = 0; step < STEPS; step++) {
      loss.of(layer.forward(x), target).backward();
      optimiser.step(layer, () -> loss.of(layer.forward(x), target));
    }
    Values reached = Values.scalar(loss.of(layer.forward(x), target).item() + l2.penalty(layer));
    Map<String, Values> inputs = new LinkedHashMap<>();
    inputs.put("x", Values.of(x));
    inputs.put("target", Values.of(target));
    Comparison comparison = new Comparison();
    for (Precision precision : Precision.values()) {
      List<Values> minimum =
          torch.run(new Script(List.copyOf(inputs.keySet()), SOLUTION), inputs, precision);
      comparison.add(Part.FORWARD, precision, reached, minimum.get(0));
    }
    return comparison;
  }
}
