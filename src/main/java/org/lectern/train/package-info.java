/**
 * Training and what belongs to it. May use {@code loss}, {@code metric} and {@code io}, and what
 * those use.
 *
 * <ul>
 *   <li>The loop: {@link org.lectern.train.Trainer}, {@link org.lectern.train.Callback}, {@link
 *       org.lectern.train.Fit}.
 *   <li>What comes out: {@link org.lectern.train.History}, {@link org.lectern.train.Run}, {@link
 *       org.lectern.train.Evaluation}, {@link org.lectern.train.Comparison}.
 *   <li>When to stop: {@link org.lectern.train.EarlyStopping}, {@link
 *       org.lectern.train.Convergence}, {@link org.lectern.train.TimeBudget}, {@link
 *       org.lectern.train.Estimate}.
 *   <li>Good settings: {@link org.lectern.train.LearningRateFinder}, {@link
 *       org.lectern.train.Search}, {@link org.lectern.train.CrossValidation}.
 *   <li>What goes wrong: {@link org.lectern.train.Doctor}.
 * </ul>
 */
@NullMarked
package org.lectern.train;

import org.jspecify.annotations.NullMarked;
