/**
 * Metrics: numbers that say how good predictions are. May use {@code tensor}.
 *
 * <p>For classes: {@link org.lectern.metric.Accuracy}, {@link org.lectern.metric.TopK}, {@link
 * org.lectern.metric.Precision}, {@link org.lectern.metric.Recall}, {@link org.lectern.metric.F1},
 * {@link org.lectern.metric.Auc}, {@link org.lectern.metric.LogLoss}; in full {@link
 * org.lectern.metric.ConfusionMatrix}, {@link org.lectern.metric.Roc} and {@link
 * org.lectern.metric.PrecisionRecall}. For numbers: {@link org.lectern.metric.MeanSquaredError},
 * {@link org.lectern.metric.MeanAbsoluteError}, {@link org.lectern.metric.RSquared}. Counts are
 * whole numbers, sums are in double precision and in the order of the samples.
 */
@NullMarked
package org.lectern.metric;

import org.jspecify.annotations.NullMarked;
