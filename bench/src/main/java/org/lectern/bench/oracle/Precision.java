package org.lectern.bench.oracle;

/** How PyTorch calculates. */
enum Precision {
  /** As Lectern does: what differs is rounding on both sides. */
  SINGLE,
  /** Much more exactly: what differs is Lectern's rounding alone, the same on every machine. */
  DOUBLE
}
