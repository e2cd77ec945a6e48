/**
 * Documentation out of sources: those of Lectern, which its jar brings along, those of the JDK
 * where there is a {@code src.zip}, and those of cells.
 */
@NullMarked
package org.lectern.kernel.docs;

import org.jspecify.annotations.NullMarked;
