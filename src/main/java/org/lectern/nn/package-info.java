/**
 * Layers and how they join: {@link org.lectern.nn.Layer} is the base, one layer a file. A layer
 * declares its parameters; they are drawn when first used, from streams named by the layer's place
 * in the network. May use {@code tensor}.
 */
@NullMarked
package org.lectern.nn;

import org.jspecify.annotations.NullMarked;
