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
   */
  public abstract void step(List<Parameter> parameters);

  /** Forgets what was gathered over earlier steps. */
  public void reset() {}

  /**
   * The learning rate η.
   *
   * @return the step size
   */
  public abstract double learningRate();
}
