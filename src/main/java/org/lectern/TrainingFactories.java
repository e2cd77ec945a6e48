package org.lectern;

import org.lectern.loss.Loss;
import org.lectern.nn.Layer;
import org.lectern.notebook.LiveView;
import org.lectern.optim.Optimiser;
import org.lectern.train.Trainer;

/** Factories of trainers and callbacks. */
abstract class TrainingFactories extends OptimiserFactories {
  TrainingFactories() {}

  /**
   * A trainer that draws as it learns.
   *
   * @param network what to train
   * @param loss what to make small
   * @param optimiser how to change the parameters
   * @return the trainer
   */
  public static Trainer trainer(Layer network, Loss loss, Optimiser optimiser) {
    return new Trainer(network, loss, optimiser).callback(new LiveView());
  }
}
