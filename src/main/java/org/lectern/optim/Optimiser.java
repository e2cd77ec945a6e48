package org.lectern.optim;

import java.util.List;
import org.lectern.nn.Parameter;

/** How parameters follow their gradients. */
public abstract class Optimiser {
  /** For subclasses. */
  protected Optimiser() {}

  /**
   * Changes the parameters once, each by its gradient; one without gradient stays.
   *
   * @param parameters the parameters, after {@code backward()}
   * @param step which step of the network's life it is, from 1
   */
  public abstract void step(List<Parameter> parameters, long step);

  /** Forgets what was gathered over earlier steps. */
  public void reset() {}

  /**
   * The learning rate η.
   *
   * @param step which step of the network's life it is, from 1
   * @return the step size
   */
  public abstract double learningRate(long step);
}
