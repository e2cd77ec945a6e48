/**
 * Tells Jupyter where the kernel is: writes and removes kernelspecs on Linux, macOS and Windows,
 * adds Lectern to kernels of others, and makes the archives that let the kernel start quickly. Runs
 * on a Java without a compiler too.
 */
@NullMarked
package org.lectern.kernel.install;

import org.jspecify.annotations.NullMarked;
