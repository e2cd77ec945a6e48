/** The text of cells: where it is code. Uses nothing else. */
@NullMarked
package org.lectern.kernel.text;

import org.jspecify.annotations.NullMarked;
