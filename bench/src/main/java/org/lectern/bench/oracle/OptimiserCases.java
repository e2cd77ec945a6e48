package org.lectern.bench.oracle;

import java.util.ArrayList;
import java.util.List;
import org.lectern.optim.Adadelta;
import org.lectern.optim.Adagrad;
import org.lectern.optim.Adam;
import org.lectern.optim.AdamW;
import org.lectern.optim.Momentum;
import org.lectern.optim.Nesterov;
import org.lectern.optim.Optimiser;
import org.lectern.optim.Regulariser;
import org.lectern.optim.RmsProp;
import org.lectern.optim.Sgd;

/** Optimisers, against PyTorch's own update of one parameter. */
final class OptimiserCases {
  /** Where an update is a fixed multiple of gradients. */
  private static final double PLAIN = 1e-5;

  /** Where it is divided by the gradients' own size, which magnifies the errors of small ones. */
  private static final double ADAPTIVE = 1e-4;

  private final List<Case> cases = new ArrayList<>();

  private OptimiserCases() {
    descent();
    adaptive();
    clipping();
    regularised();
    cases.add(new LbfgsCase());
    cases.add(new RidgeCase());
  }

  static List<Case> all() {
    return new OptimiserCases().cases;
  }

  private void descent() {
    add(new Sgd(0.1), PLAIN, UpdateRules.sgd(0.1, 0, false, 0));
    add(new Sgd(0.1, 0.01), PLAIN, UpdateRules.sgd(0.1, 0, false, 0.01));
    add(new Momentum(0.1, 0.9), PLAIN, UpdateRules.sgd(0.1, 0.9, false, 0));
    add(new Nesterov(0.1, 0.9), PLAIN, UpdateRules.sgd(0.1, 0.9, true, 0));
  }

  private void adaptive() {
    add(new Adagrad(0.1), ADAPTIVE, UpdateRules.adagrad(0.1, 1e-10, 0));
    add(new Adagrad(0.1, 0.01), ADAPTIVE, UpdateRules.adagrad(0.1, 0.01, 0));
    add(new Adadelta(), ADAPTIVE, UpdateRules.adadelta(1, 0.9, 1e-6, 0));
    add(new Adadelta(0.5, 0.95, 1e-4), ADAPTIVE, UpdateRules.adadelta(0.5, 0.95, 1e-4, 0));
    add(new RmsProp(0.01), ADAPTIVE, UpdateRules.rmsProp(0.01, 0.99, 1e-8, 0));
    add(new RmsProp(0.01, 0.9, 1e-5), ADAPTIVE, UpdateRules.rmsProp(0.01, 0.9, 1e-5, 0));
    add(new Adam(0.01), ADAPTIVE, UpdateRules.adam(0.01, 0.9, 0.999, 1e-8, 0));
    add(new Adam(0.01, 0.8, 0.99, 1e-3), ADAPTIVE, UpdateRules.adam(0.01, 0.8, 0.99, 1e-3, 0));
    add(new AdamW(0.01, 0.1), ADAPTIVE, UpdateRules.adamW(0.01, 0.9, 0.999, 1e-8, 0.1));
  }

  private void clipping() {
    UpdateRule plain = UpdateRules.sgd(0.5, 0, false, 0);
    add(new Sgd(0.5).clipNorm(0.2), PLAIN, plain.clipping(UpdateRules.clipNorm(0.2)));
    add(new Sgd(0.5).clipNorm(1000), PLAIN, plain.clipping(UpdateRules.clipNorm(1000)));
    add(new Sgd(0.5).clipValue(0.05), PLAIN, plain.clipping(UpdateRules.clipValue(0.05)));
    add(
        new Adam(0.01).clipNorm(0.2),
        ADAPTIVE,
        UpdateRules.adam(0.01, 0.9, 0.999, 1e-8, 0).clipping(UpdateRules.clipNorm(0.2)));
  }

  private void regularised() {
    add(
        new Momentum(0.1, 0.9).regularise(Regulariser.l2(0.05)),
        PLAIN,
        UpdateRules.sgd(0.1, 0.9, false, 0.05));
    add(
        new Adam(0.01).regularise(Regulariser.l2(0.05)),
        ADAPTIVE,
        UpdateRules.adam(0.01, 0.9, 0.999, 1e-8, 0.05));
    add(new Sgd(0.1).regularise(Regulariser.l1(0.3)), PLAIN, UpdateRules.proximal(0.1, 0, 0.3));
    add(
        new Sgd(0.1).regularise(Regulariser.elasticNet(0.4, 0.25)),
        PLAIN,
        UpdateRules.proximal(0.1, 0.3, 0.1));
  }

  private void add(Optimiser optimiser, double tolerance, UpdateRule rule) {
    cases.add(new OptimiserCase(optimiser.toString(), optimiser, rule, tolerance));
  }
}
