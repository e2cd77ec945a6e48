package org.lectern.metric;

import java.util.function.IntToDoubleFunction;

/** How the scores of the classes become one number. */
record Average(Kind kind, int id) {
  static final Average BINARY = new Average(Kind.BINARY, 1);
  static final Average MACRO = new Average(Kind.MACRO, 0);
  static final Average MICRO = new Average(Kind.MICRO, 0);
  static final Average WEIGHTED = new Average(Kind.WEIGHTED, 0);

  enum Kind {
    BINARY,
    CLASS,
    MACRO,
    MICRO,
    WEIGHTED
  }

  static Average ofClass(String who, int id) {
    if (id < 0) {
      throw new IllegalArgumentException(
          who + ": a class must be 0 or more, but got " + id + ". Classes count from 0.");
    }
    return new Average(Kind.CLASS, id);
  }

  /** Such as macro precision. */
  String name(String score) {
    return switch (kind) {
      case BINARY -> score;
      case CLASS -> score + " of class " + id;
      case MACRO -> "macro " + score;
      case MICRO -> "micro " + score;
      case WEIGHTED -> "weighted " + score;
    };
  }

  /** The one class that is measured. */
  int single(String who, int classes) {
    if (kind == Kind.BINARY && classes > 2) {
      throw new IllegalArgumentException(
          who
              + ": with "
              + classes
              + " classes there is a number for each, so say which is meant. "
              + who
              + "().macro() averages over the classes, "
              + who
              + "().forClass(1) measures one.");
    }
    if (id >= classes) {
      throw new IllegalArgumentException(
          who
              + ": a class must be from 0 to "
              + (classes - 1)
              + ", but got "
              + id
              + ". Classes count from 0.");
    }
    return id;
  }

  /** The mean over the classes that occur, as labels or as predictions. */
  static double macro(ConfusionMatrix matrix, IntToDoubleFunction score) {
    double total = 0;
    int occurring = 0;
    for (int id = 0; id < matrix.classes(); id++) {
      if (matrix.support(id) + matrix.predicted(id) > 0) {
        total += score.applyAsDouble(id);
        occurring++;
      }
    }
    return total / occurring;
  }

  /** The mean over the samples' classes. */
  static double weighted(ConfusionMatrix matrix, IntToDoubleFunction score) {
    double total = 0;
    for (int id = 0; id < matrix.classes(); id++) {
      total += matrix.support(id) * score.applyAsDouble(id);
    }
    return total / matrix.samples();
  }
}
