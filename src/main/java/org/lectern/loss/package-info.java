/**
 * Losses: what training makes small. Each can be called by hand on predictions, and by the trainer
 * on raw scores, where it fuses the last sigmoid or softmax. May use {@code tensor}.
 *
 * <p>For numbers: {@link org.lectern.loss.SquaredError}, {@link org.lectern.loss.AbsoluteError},
 * {@link org.lectern.loss.Huber}. For two classes or several labels: {@link
 * org.lectern.loss.BinaryCrossEntropy}. For classes that exclude each other: {@link
 * org.lectern.loss.CrossEntropy}, {@link org.lectern.loss.NegativeLogLikelihood}, {@link
 * org.lectern.loss.Hinge}. For distributions: {@link org.lectern.loss.KlDivergence}.
 */
@NullMarked
package org.lectern.loss;

import org.jspecify.annotations.NullMarked;
