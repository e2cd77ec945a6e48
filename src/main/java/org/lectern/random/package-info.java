/**
 * Random numbers by purpose: {@link org.lectern.random.RandomStream} is named by a seed and a
 * purpose, and a number by its index in the stream, so the order in which a program draws does not
 * matter. May use {@code compute}.
 */
@NullMarked
package org.lectern.random;

import org.jspecify.annotations.NullMarked;
