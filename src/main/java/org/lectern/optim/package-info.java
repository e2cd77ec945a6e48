/** Optimisers: how parameters follow their gradients. May use {@code nn}. */
@NullMarked
package org.lectern.optim;

import org.jspecify.annotations.NullMarked;
