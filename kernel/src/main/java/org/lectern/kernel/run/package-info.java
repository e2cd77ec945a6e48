/**
 * The front end's side: starts a kernel as Jupyter would, speaks the protocol with it, and compares
 * what a notebook gives with what it gave before. Uses ZeroMQ directly and none of the kernel's own
 * classes, so that a mistake on one side shows on the other.
 */
@NullMarked
package org.lectern.kernel.run;

import org.jspecify.annotations.NullMarked;
