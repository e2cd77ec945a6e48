/**
 * The training loop, its callbacks and its history. May use {@code loss}, {@code metric}, {@code
 * optim} and {@code data}.
 */
@NullMarked
package org.lectern.train;

import org.jspecify.annotations.NullMarked;
