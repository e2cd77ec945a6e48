package org.lectern.plot;

import java.util.Arrays;
import java.util.List;

/**
 * How values lie along an axis. A panel holds the values as they are; a scale says at which place
 * on the axis each lies, and a place is what {@link Axes} turns into pixels.
 *
 * @param names of categories, which lie at 0, 1, 2, …
 */
record Scale(Kind kind, List<String> names) {
  enum Kind {
    LINEAR,
    /** Places are logarithms to base ten. */
    LOGARITHMIC,
    CATEGORIES,
    /** Values are seconds since 1970 in UTC. */
    TIME
  }

  static final Scale LINEAR = new Scale(Kind.LINEAR, List.of());
  static final Scale LOGARITHMIC = new Scale(Kind.LOGARITHMIC, List.of());
  static final Scale TIME = new Scale(Kind.TIME, List.of());

  static Scale categories(List<String> names) {
    return new Scale(Kind.CATEGORIES, List.copyOf(names));
  }

  boolean isLogarithmic() {
    return kind == Kind.LOGARITHMIC;
  }

  boolean isCategories() {
    return kind == Kind.CATEGORIES;
  }

  /** The place of a value; NaN where it has none, as 0 on an axis of logarithms. */
  double at(double value) {
    if (!isLogarithmic()) {
      return value;
    }
    return value > 0 ? StrictMath.log10(value) : Double.NaN;
  }

  double[] at(double[] values) {
    return isLogarithmic() ? Arrays.stream(values).map(this::at).toArray() : values;
  }

  Range at(Range values) {
    return isLogarithmic() ? new Range(at(values.min()), at(values.max())) : values;
  }

  /** The interval of places for values, before it is made round. */
  Range range(List<double[]> values) {
    if (isCategories()) {
      return new Range(-0.5, Math.max(names.size(), 1) - 0.5);
    }
    return Range.of(values.stream().map(this::at).toList());
  }

  /** The interval made longer so that it ends at ticks. */
  Range rounded(Range places, int about) {
    return switch (kind) {
      case LINEAR -> Ticks.rounded(places.towardsZero(), about);
      case LOGARITHMIC ->
          places.span() < 1
              ? places.padded(0.05)
              : new Range(
                  StrictMath.floor(places.min() + 1e-9), StrictMath.ceil(places.max() - 1e-9));
      case CATEGORIES, TIME -> places;
    };
  }

  Ticks ticks(Range places, int about, boolean whole) {
    return switch (kind) {
      case LINEAR -> Ticks.of(places, about, whole);
      case LOGARITHMIC -> LogarithmicTicks.of(places, about);
      case CATEGORIES -> Ticks.named(places, about, names);
      case TIME -> TimeTicks.of(places, about);
    };
  }

  /** A value in words. */
  String text(double value) {
    return switch (kind) {
      case LINEAR, LOGARITHMIC -> FigureText.number(value);
      case CATEGORIES -> {
        int place = (int) Math.rint(value);
        yield place >= 0 && place < names.size() ? names.get(place) : FigureText.number(value);
      }
      case TIME -> TimeTicks.text(value);
    };
  }
}
