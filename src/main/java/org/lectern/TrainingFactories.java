package org.lectern;

import org.lectern.loss.Loss;
import org.lectern.loss.Losses;
import org.lectern.nn.Heads;
import org.lectern.nn.Layer;
import org.lectern.nn.Towers;
import org.lectern.notebook.LiveView;
import org.lectern.optim.Optimiser;
import org.lectern.train.Comparison;
import org.lectern.train.Doctor;
import org.lectern.train.EarlyStopping;
import org.lectern.train.History;
import org.lectern.train.Trainer;

/** Factories of trainers and callbacks. */
abstract class TrainingFactories extends OptimiserFactories {
  TrainingFactories() {}

  /**
   * A trainer that draws as it learns, and remarks on what goes wrong.
   *
   * @param network what to train
   * @param loss what to make small
   * @param optimiser how to change the parameters
   * @return the trainer
   */
  public static Trainer trainer(Layer network, Loss loss, Optimiser optimiser) {
    return new Trainer(network, loss, optimiser).callback(new LiveView()).callback(new Doctor());
  }

  /**
   * A trainer of a network with several outputs, that draws as it learns.
   *
   * @param network what to train, such as one that ends in {@link #heads}
   * @param losses what to make small, a loss for each output
   * @param optimiser how to change the parameters
   * @return the trainer
   */
  public static Trainer trainer(Layer network, Losses losses, Optimiser optimiser) {
    return new Trainer(network, losses, optimiser).callback(new LiveView()).callback(new Doctor());
  }

  /**
   * The losses of several outputs, added up.
   *
   * @param losses a loss for each output, in their order
   * @return the sum
   */
  public static Losses losses(Loss... losses) {
    return new Losses(losses);
  }

  /**
   * Several outputs, each with a layer of its own: {@code heads("species", dense(16,
   * 3)).and("mass", dense(16, 1))}.
   *
   * @param name what the first head predicts
   * @param head the first head
   * @return the layer
   */
  public static Heads heads(String name, Layer head) {
    return new Heads(name, head);
  }

  /**
   * Several inputs, each through a layer of its own, then side by side.
   *
   * @param towers a layer for each input
   * @return the layer
   */
  public static Towers towers(Layer... towers) {
    return new Towers(towers);
  }

  /**
   * Stops training when the validation loss no longer improves, for {@link Trainer#callback}.
   *
   * @param patience how many epochs in a row may bring no improvement
   * @return the rule
   */
  public static EarlyStopping earlyStopping(int patience) {
    return new EarlyStopping(patience);
  }

  /**
   * What differs between two trainings, in settings and in results, with both curves in one
   * picture.
   *
   * @param first what one {@code fit} returned
   * @param second what another returned
   * @return the comparison
   */
  public static Comparison compare(History first, History second) {
    return Comparison.of(first, second);
  }

  /**
   * Whether this computer computes the bits that Lectern promises: versions, kernels, fingerprints
   * and a short code to compare with your neighbour's.
   *
   * @return the report
   */
  public static Reproducibility reproducibility() {
    return Reproducibility.run();
  }
}
