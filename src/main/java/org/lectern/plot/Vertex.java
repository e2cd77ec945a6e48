package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Numbers;
import org.lectern.tensor.Tensor;

/**
 * A tensor in a computational graph, or what stands for the inputs that a large graph leaves out.
 */
final class Vertex {
  /** Up to so many numbers are written out. */
  private static final int FEW = 3;

  private static final int LONGEST_NAME = 24;

  /** Null where inputs were left out. */
  final @Nullable Tensor tensor;

  final List<Vertex> inputs = new ArrayList<>();
  final List<Vertex> users = new ArrayList<>();

  /** What texts call it: its own name, or one that it got here. */
  String name = "";

  Vertex(@Nullable Tensor tensor) {
    this.tensor = tensor;
  }

  boolean isOperation() {
    return tensor != null && tensor.operation() != null;
  }

  /** A number or a tensor that gets no gradient. */
  boolean isConstant() {
    return tensor != null && !tensor.requiresGrad();
  }

  boolean hasOwnName() {
    return tensor != null && tensor.name() != null && !tensor.name().isEmpty();
  }

  boolean hasGradient() {
    return tensor != null && tensor.hasGrad();
  }

  /**
   * Whether the node itself says what it is, so that its edge needs no value: a constant number.
   */
  boolean isLiteral() {
    return !isOperation() && !hasOwnName() && tensor != null && tensor.length() == 1;
  }

  /** What stands in the node. */
  String symbol() {
    if (tensor == null) {
      return "…";
    }
    String operation = tensor.operation();
    if (operation != null) {
      return operation;
    }
    return isLiteral() && isConstant()
        ? number(tensor.toArray()[0])
        : shorten(hasOwnName() ? tensor.name() : tensor.requiresGrad() ? "variable" : "data");
  }

  /** The name for texts, cut where a student gave a very long one. */
  String shortName() {
    return shorten(name);
  }

  private static String shorten(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_NAME
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }

  /** The value: a number, a few numbers, or a shape and the norm. */
  String value() {
    return tensor == null ? "" : describe(tensor, true);
  }

  /** The gradient of the last backward pass, or "". */
  String gradient() {
    return tensor == null || !tensor.hasGrad() ? "" : describe(tensor.grad(), false);
  }

  private static String describe(Tensor x, boolean withShape) {
    float[] values = x.toArray();
    if (x.rank() == 0) {
      return number(values[0]);
    }
    if (values.length <= FEW) {
      StringBuilder text = new StringBuilder("[");
      for (float value : values) {
        text.append(text.length() == 1 ? "" : ", ").append(number(value));
      }
      return text.append(']').toString();
    }
    return (withShape ? x.shape() + " " : "") + "norm " + Numbers.significant(norm(values), 3);
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  static String number(double value) {
    return Numbers.significant(value, 4);
  }

  /** The only number of a tensor with one element, else NaN. */
  double scalar() {
    return tensor != null && tensor.length() == 1 ? tensor.toArray()[0] : Double.NaN;
  }

  /** The gradient of a tensor with one element, else NaN. */
  double gradientNumber() {
    return tensor != null && tensor.length() == 1 && tensor.hasGrad()
        ? tensor.grad().toArray()[0]
        : Double.NaN;
  }
}
