/**
 * The {@code lectern} command: installs the kernel, says what is wrong with an installation, and
 * runs notebooks. Works without Python, and says so where a Java has no compiler.
 */
@NullMarked
package org.lectern.kernel.command;

import org.jspecify.annotations.NullMarked;
