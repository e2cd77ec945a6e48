/** Texts: of cells, where they are code, and of terminals. Uses nothing else. */
@NullMarked
package org.lectern.kernel.text;

import org.jspecify.annotations.NullMarked;
