/** The live view of a training, drawn while a cell runs. May use {@code plot}. */
@NullMarked
package org.lectern.notebook;

import org.jspecify.annotations.NullMarked;
