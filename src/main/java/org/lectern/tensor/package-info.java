/**
 * The one tensor type, its operations and their gradients. {@link org.lectern.tensor.Tensor} is the
 * surface; each operation computes through {@code compute}, and the table {@code Op} holds one
 * gradient rule for each. May use {@code random} and {@code display}.
 */
@NullMarked
package org.lectern.tensor;

import org.jspecify.annotations.NullMarked;
