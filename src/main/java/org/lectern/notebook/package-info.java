/**
 * The live view of a training, drawn while a cell runs, and Lectern's displays in other kernels.
 * May use {@code plot}. The libraries of those kernels are there only where such a kernel runs:
 * nothing else of Lectern refers to the classes that use them.
 */
@NullMarked
package org.lectern.notebook;

import org.jspecify.annotations.NullMarked;
