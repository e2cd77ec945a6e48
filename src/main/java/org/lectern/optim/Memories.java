package org.lectern.optim;

import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.lectern.nn.Parameter;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;
import org.lectern.tensor.Updating;

/**
 * What an optimiser remembers about parameters since they last got their first values. A network
 * that is no longer used takes its memories with it.
 */
final class Memories {
  private static final String UPDATES = "updates";

  private static final class Memory {
    final int resets;
    final Map<String, Tensor> slots = new LinkedHashMap<>();
    long updates;

    /** The id of the last gradient that moved it, −1 for none. */
    long used = -1;

    Memory(int resets) {
      this.resets = resets;
    }
  }

  /** Memories of one network in the order of its parameters, which is how steps ask for them. */
  private static final class Row {
    final List<Parameter> listed;
    final Parameter[] parameters;
    final @Nullable Memory[] memories;
    int at;

    Row(List<Parameter> listed) {
      this.listed = listed;
      parameters = listed.toArray(new Parameter[0]);
      memories = new Memory[parameters.length];
    }

    /** Moves on to a parameter; false if it is none of these. */
    boolean find(Parameter parameter) {
      for (int i = 0; i < parameters.length; i++) {
        if (parameters[at] == parameter) {
          return true;
        }
        at = at + 1 < parameters.length ? at + 1 : 0;
      }
      return false;
    }
  }

  private final Map<Parameter, Memory> memories = new WeakHashMap<>();

  /** Of the last network; weak, as it must not keep that in memory. */
  private WeakReference<Row> row = new WeakReference<>(null);

  /** A step with these parameters begins. */
  void begin(List<Parameter> listed) {
    Row last = row.get();
    if (last == null || last.listed != listed) {
      row = new WeakReference<>(new Row(listed));
    }
  }

  private Memory of(Parameter parameter) {
    Row last = row.get();
    if (last == null || !last.find(parameter)) {
      return lookUp(parameter);
    }
    Memory memory = last.memories[last.at];
    if (memory == null || memory.resets != parameter.resets()) {
      memory = lookUp(parameter);
      last.memories[last.at] = memory;
    }
    return memory;
  }

  private Memory lookUp(Parameter parameter) {
    Memory memory = memories.get(parameter);
    if (memory == null || memory.resets != parameter.resets()) {
      memory = new Memory(parameter.resets());
      memories.put(parameter, memory);
    }
    return memory;
  }

  /** Its gradient has moved it. */
  void use(Parameter parameter) {
    Tensor variable = parameter.variable();
    of(parameter).used = variable.hasGrad() ? Updating.id(Updating.gradient(variable)) : -1;
  }

  /** Whether the gradient that it has now has moved it already. */
  boolean isUsed(Parameter parameter) {
    return of(parameter).used == Updating.id(Updating.gradient(parameter.variable()));
  }

  Tensor slot(Parameter parameter, String name) {
    Map<String, Tensor> slots = of(parameter).slots;
    Tensor slot = slots.get(name);
    if (slot == null) {
      Shape shape = parameter.shape();
      slot = Tensor.variable(name, Tensor.of(shape, new float[shape.length()]));
      slots.put(name, slot);
    }
    return slot;
  }

  void countUpdate(Parameter parameter) {
    of(parameter).updates++;
  }

  long updates(Parameter parameter) {
    return of(parameter).updates;
  }

  void clear() {
    memories.clear();
    row.clear();
  }

  /** Adds copies of all that is remembered about the parameters. */
  void save(
      Map<String, Parameter> named, Map<String, Tensor> tensors, Map<String, Double> numbers) {
    named.forEach(
        (name, parameter) -> {
          Memory memory = of(parameter);
          memory.slots.forEach((slot, value) -> tensors.put(name + "/" + slot, value.detach()));
          if (memory.updates > 0) {
            numbers.put(name + "/" + UPDATES, (double) memory.updates);
          }
        });
  }

  /** Whether each name is that of a parameter, and each shape its shape. */
  static void check(String who, Map<String, Parameter> named, OptimiserState state) {
    state.tensors().forEach((key, value) -> check(who, named, key, value));
    for (String key : state.numbers().keySet()) {
      if (!key.startsWith(Optimiser.SCHEDULE)) {
        parameter(who, named, key);
      }
    }
  }

  private static void check(String who, Map<String, Parameter> named, String key, Tensor value) {
    Parameter parameter = parameter(who, named, key);
    if (!parameter.shape().equals(value.shape())) {
      throw new ShapeException(
          who
              + ": the state's "
              + key
              + " must have the shape "
              + parameter.shape()
              + " of its parameter, but has "
              + value.shape()
              + ". Build the network as it was when the state was taken.");
    }
  }

  private static Parameter parameter(String who, Map<String, Parameter> named, String key) {
    Parameter found = named.get(key.substring(0, Math.max(0, key.lastIndexOf('/'))));
    if (found == null) {
      throw new IllegalArgumentException(
          who
              + ": the state must be one of this network, whose parameters are "
              + named.keySet()
              + ", but has \""
              + key
              + "\". Build the network as it was when the state was taken.");
    }
    return found;
  }

  /** Takes over a state that was checked; a parameter that it lacks is as if never updated. */
  void load(Map<String, Parameter> named, OptimiserState state) {
    row.clear();
    named.forEach(
        (name, parameter) -> {
          Memory memory = new Memory(parameter.resets());
          String start = name + "/";
          state
              .tensors()
              .forEach(
                  (key, value) -> {
                    if (key.startsWith(start) && key.lastIndexOf('/') == name.length()) {
                      String slot = key.substring(start.length());
                      memory.slots.put(slot, Tensor.variable(slot, value));
                    }
                  });
          Double updates = state.numbers().get(start + UPDATES);
          memory.updates = updates == null ? 0 : updates.longValue();
          memories.put(parameter, memory);
        });
  }
}
