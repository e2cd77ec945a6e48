/**
 * How fast Lectern is beside PyTorch: both do the same work on the same numbers, in one process,
 * alternating. {@link org.lectern.bench.speed.Speed} starts a fresh JVM for each fork ({@link
 * org.lectern.bench.speed.Fork}) and writes the table.
 */
@NullMarked
package org.lectern.bench.speed;

import org.jspecify.annotations.NullMarked;
