/**
 * Tensors and networks on disk, in the safetensors format. May use {@code optim} and {@code data}.
 */
@NullMarked
package org.lectern.io;

import org.jspecify.annotations.NullMarked;
