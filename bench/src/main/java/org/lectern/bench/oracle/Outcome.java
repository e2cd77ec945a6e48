package org.lectern.bench.oracle;

import java.util.List;
import java.util.Map;

/** What a function gave: its outputs, and the gradients of its inputs by their names. */
record Outcome(List<Values> outputs, Map<String, Values> gradients) {}
