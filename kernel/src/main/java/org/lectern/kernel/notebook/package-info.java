/** Notebook files: read, changed and written as Jupyter does. */
@NullMarked
package org.lectern.kernel.notebook;

import org.jspecify.annotations.NullMarked;
