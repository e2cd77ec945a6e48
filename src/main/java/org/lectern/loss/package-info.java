/**
 * Losses: what training makes small. Each can be called by hand on predictions, and by the trainer
 * on raw scores, where it fuses the last sigmoid or softmax. May use {@code tensor}.
 */
@NullMarked
package org.lectern.loss;

import org.jspecify.annotations.NullMarked;
