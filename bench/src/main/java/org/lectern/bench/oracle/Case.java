package org.lectern.bench.oracle;

/** One comparison. */
interface Case {
  /** The class that it checks. */
  Class<?> subject();

  /** What the table calls it. */
  String name();

  /** The shape of the input. */
  String shape();

  /** The largest relative difference allowed. */
  double tolerance();

  /** Runs both sides. */
  Comparison run(Torch torch);
}
