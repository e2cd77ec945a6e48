/**
 * The facade: {@link org.lectern.Lectern} has a static factory for everything, so that a notebook
 * needs one import. Its methods are written by topic in the classes it extends. May use every other
 * package.
 */
@NullMarked
package org.lectern;

import org.jspecify.annotations.NullMarked;
