package org.lectern.loss;

import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/** Another loss with its own reduction and factor. */
final class Reduced extends Loss {
  private final Loss base;

  Reduced(Loss base, Reduction reduction, double factor) {
    super(reduction, factor);
    this.base = base;
  }

  @Override
  Loss origin() {
    return base.origin();
  }

  @Override
  public String name() {
    return base.name();
  }

  @Override
  public Link link() {
    return base.link();
  }

  @Override
  protected Tensor losses(Tensor predictions, Tensor target) {
    return base.losses(predictions, target);
  }

  @Override
  protected Tensor lossesOfScores(Tensor scores, Tensor target) {
    return base.lossesOfScores(scores, target);
  }

  @Override
  protected Tensor mean(Tensor losses, Tensor target) {
    return base.mean(losses, target);
  }

  @Override
  protected Tensor fit(Tensor predictions, Tensor target) {
    return base.fit(predictions, target);
  }

  @Override
  protected String latex() {
    return base.latex();
  }

  @Override
  protected String settings() {
    return base.settings();
  }
}
