package org.lectern.optim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.Progress;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Tensor;

/**
 * How parameters follow their gradients. A rule of your own says in {@link #update} how one
 * parameter changes; what it remembers about a parameter it keeps in {@link #slot}s.
 */
public abstract class Optimiser {
  /** What is remembered about a parameter since it last got its first values. */
  private record Memory(int resets, Map<String, Tensor> slots) {}

  private final Map<Parameter, Memory> memories = new WeakHashMap<>();

  /** For subclasses. */
  protected Optimiser() {}

  /**
   * One step of training: changes every parameter of the network that has a gradient, and counts
   * the step.
   *
   * @param network the network, after {@code backward()}
   * @throws IllegalStateException if the gradients came from an evaluation pass in which a layer
   *     behaves otherwise than in training
   */
  public final void step(Layer network) {
    step(network, null);
  }

  /**
   * One step of training, for optimisers that may ask for the loss again, such as L-BFGS.
   *
   * @param network the network, after {@code backward()}
   * @param loss computes the loss of the same batch again, or null where that is not possible
   * @throws IllegalStateException if the gradients came from an evaluation pass in which a layer
   *     behaves otherwise than in training
   */
  public final void step(Layer network, @Nullable Supplier<Tensor> loss) {
    String layer = network.evaluatedWhileRecording();
    if (layer != null) {
      throw new IllegalStateException(
          "step: the gradients must come from a training pass, but "
              + layer
              + " was evaluated. In a loop by hand write net.forward(x, net.trainingPass()).");
    }
    List<Parameter> parameters =
        network.parameters().stream().filter(one -> one.variable().hasGrad()).toList();
    Recording.off(
        () -> {
          apply(parameters, learningRate(network.progress()), loss);
          return parameters;
        });
    network.progress().countStep();
  }

  /**
   * Changes the parameters once. The default calls {@link #update} for each.
   *
   * @param parameters those with a gradient
   * @param rate the learning rate of this step
   * @param loss computes the loss of the same batch again, or null
   */
  protected void apply(List<Parameter> parameters, double rate, @Nullable Supplier<Tensor> loss) {
    for (Parameter parameter : parameters) {
      update(parameter, parameter.variable().grad(), rate);
    }
  }

  /**
   * Changes one parameter.
   *
   * @param parameter the parameter
   * @param gradient its gradient
   * @param rate the learning rate of this step
   */
  protected abstract void update(Parameter parameter, Tensor gradient, double rate);

  /**
   * The learning rate η of the next step.
   *
   * @param progress how far the network has been trained
   * @return the step size
   */
  public abstract double learningRate(Progress progress);

  /**
   * Tells the optimiser how training goes, after each epoch; some schedules listen.
   *
   * @param loss the validation loss, or without validation data the training loss
   */
  public void observe(double loss) {}

  /**
   * What is remembered about a parameter under a name: zeros at first, and again after a reset of
   * the parameter.
   *
   * @param parameter the parameter
   * @param name such as momentum
   * @return a variable of the parameter's shape, to be changed in place
   */
  protected final Tensor slot(Parameter parameter, String name) {
    Memory memory = memories.get(parameter);
    if (memory == null || memory.resets != parameter.resets()) {
      memory = new Memory(parameter.resets(), new LinkedHashMap<>());
      memories.put(parameter, memory);
    }
    return memory.slots.computeIfAbsent(
        name, n -> Tensor.variable(n, Tensor.zeros(parameter.shape().toArray())));
  }

  /** Forgets what was gathered over earlier steps. */
  public void reset() {
    memories.clear();
  }
}
