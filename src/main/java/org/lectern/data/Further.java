package org.lectern.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.lectern.tensor.Given;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** Inputs beside the features and targets beside the labels, each with a row for each sample. */
record Further(List<Tensor> inputs, Map<String, Tensor> targets) {
  static final Further NONE = new Further(List.of(), Map.of());

  Further withInput(int samples, Tensor input) {
    Given.required("withInput", "an input", input);
    if (input.rank() < 2 || input.size(0) != samples) {
      throw new ShapeException(
          "withInput: needs one row for each sample, a shape ("
              + samples
              + ", …), but the input has the shape "
              + input.shape()
              + "."
              + (input.rank() == 1 && input.length() == samples
                  ? " Write reshape(" + samples + ", 1)."
                  : " Take it from the same samples."));
    }
    return new Further(after(inputs, input.detach()), targets);
  }

  Further withTarget(int samples, String labelName, String name, Tensor target) {
    Given.required("withTarget", "a name", name);
    Given.required("withTarget", "labels", target);
    if (name.isEmpty() || name.equals(labelName) || targets.containsKey(name)) {
      throw new IllegalArgumentException(
          "withTarget: every target needs a name of its own, but "
              + (name.isEmpty() ? "this one is empty." : "\"" + name + "\" is taken.")
              + " There "
              + (targets.isEmpty() ? "is " : "are ")
              + Names.list(after(labelName, List.copyOf(targets.keySet())))
              + ".");
    }
    if (target.rank() != 1 && target.rank() != 2 || target.size(0) != samples) {
      throw new ShapeException(
          "withTarget: \""
              + name
              + "\" needs one row for each sample, a shape ("
              + samples
              + ") or ("
              + samples
              + ", k), but has the shape "
              + target.shape()
              + ". Take it from the same samples.");
    }
    Labels.checkNoNaN("withTarget, " + name, target);
    Map<String, Tensor> more = new LinkedHashMap<>(targets);
    more.put(name, target.detach());
    return new Further(inputs, Collections.unmodifiableMap(more));
  }

  /** The same with some of the rows. */
  Further map(UnaryOperator<Tensor> part) {
    if (this == NONE) {
      return NONE;
    }
    Map<String, Tensor> some = new LinkedHashMap<>();
    targets.forEach((name, target) -> some.put(name, part.apply(target)));
    return new Further(inputs.stream().map(part).toList(), some);
  }

  /** Whether the samples have the same further inputs and targets. */
  boolean isLike(Further other) {
    return shapes(inputs).equals(shapes(other.inputs))
        && List.copyOf(targets.keySet()).equals(List.copyOf(other.targets.keySet()))
        && shapes(targets.values()).equals(shapes(other.targets.values()));
  }

  private static List<Shape> shapes(Iterable<Tensor> tensors) {
    List<Shape> shapes = new ArrayList<>();
    tensors.forEach(tensor -> shapes.add(Shapes.ofSample(tensor)));
    return shapes;
  }

  static <T> List<T> after(T first, List<T> rest) {
    List<T> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return Collections.unmodifiableList(all);
  }

  private static <T> List<T> after(List<T> before, T last) {
    List<T> all = new ArrayList<>(before);
    all.add(last);
    return Collections.unmodifiableList(all);
  }

  String orNone() {
    return inputs.isEmpty() && targets.isEmpty() ? " none" : toString().substring(1);
  }

  /** For headlines: ", further input (n, 3), further target age (n)". */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Tensor input : inputs) {
      text.append(", further input ").append(Shapes.ofBatch(Shapes.ofSample(input)));
    }
    targets.keySet().forEach(name -> text.append(", further target ").append(name));
    return text.toString();
  }
}
