/**
 * The numeric kernels, all under the arithmetic contract (ARCHITECTURE.md): {@link
 * org.lectern.compute.Compute} checks nothing, splits work over threads and calls one of two
 * implementations, scalar or Vector API, which give the same bits. Public for the packages above;
 * cells calculate with tensors. Uses the JDK only.
 */
@NullMarked
package org.lectern.compute;

import org.jspecify.annotations.NullMarked;
