package org.lectern.bench.speed;

import org.lectern.Lectern;
import org.lectern.loss.CrossEntropy;
import org.lectern.nn.Sequential;
import org.lectern.optim.Sgd;
import org.lectern.train.Trainer;

/** An epoch of Lectern's trainer. */
final class LecternEpoch implements Side {
  private final Problem problem;
  private final Digits digits;
  private final Sequential network;

  LecternEpoch(Problem problem, Digits digits) {
    this.problem = problem;
    this.digits = digits;
    network = problem.network().get();
  }

  @Override
  public void run() {
    // Its first values again; little beside an epoch.
    network.reset();
    new Trainer(network, new CrossEntropy(), new Sgd(problem.rate()))
        .epochs(1)
        .batch(problem.batch())
        .fit(digits.train());
  }

  @Override
  public double[] outcome() {
    run();
    return new double[] {Lectern.accuracy(network, digits.test())};
  }
}
