/** Metrics: numbers that say how good predictions are. May use {@code tensor}. */
@NullMarked
package org.lectern.metric;

import org.jspecify.annotations.NullMarked;
