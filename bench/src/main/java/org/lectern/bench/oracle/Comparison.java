package org.lectern.bench.oracle;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The largest relative differences of one case, by part and by PyTorch's precision. */
final class Comparison {
  private final Map<Part, Map<Precision, Double>> largest = new EnumMap<>(Part.class);

  void add(Part part, Precision precision, Values lectern, Values torch) {
    add(part, precision, lectern.differenceFrom(torch));
  }

  void add(Part part, Precision precision, double difference) {
    largest
        .computeIfAbsent(part, p -> new EnumMap<>(Precision.class))
        .merge(precision, difference, Math::max);
  }

  /** Empty where the case has no such part. */
  OptionalDouble difference(Part part, Precision precision) {
    Double found = largest.getOrDefault(part, Map.of()).get(precision);
    return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
  }

  /** Over all parts. */
  double worst(Precision precision) {
    return largest.values().stream()
        .mapToDouble(m -> m.getOrDefault(precision, 0.0))
        .max()
        .orElse(Double.NaN);
  }

  /** Whether every part agrees with PyTorch in both precisions. */
  boolean within(double tolerance) {
    return worst(Precision.SINGLE) <= tolerance && worst(Precision.DOUBLE) <= tolerance;
  }
}
