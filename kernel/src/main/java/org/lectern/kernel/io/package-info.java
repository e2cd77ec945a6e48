/**
 * What a cell prints, shows and reads: batched, in order, attributed to the cell. May use {@code
 * wire}.
 */
@NullMarked
package org.lectern.kernel.io;

import org.jspecify.annotations.NullMarked;
