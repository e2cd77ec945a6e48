/**
 * Compiles and runs cells: JShell in this process, with objects shared and exceptions kept. JShell
 * and its compiler run on the shell's thread; user code runs on the thread of {@link
 * org.lectern.kernel.shell.CellRunner}, which can be interrupted, stopped or abandoned without harm
 * to the compiler's state. Where user code calls the compiler, as by {@code eval}, interrupts wait
 * for its end. Knows nothing of messages.
 */
@NullMarked
package org.lectern.kernel.shell;

import org.jspecify.annotations.NullMarked;
