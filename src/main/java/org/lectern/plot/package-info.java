/**
 * Charts that show themselves as SVG and as text.
 *
 * <ul>
 *   <li>Charts of one's own: {@link org.lectern.plot.LineChart}, {@link org.lectern.plot.BarChart},
 *       {@link org.lectern.plot.Scatter}, {@link org.lectern.plot.Histogram}, {@link
 *       org.lectern.plot.BoxPlot}, {@link org.lectern.plot.HeatMap}.
 *   <li>Training: {@link org.lectern.plot.LossCurve}, {@link org.lectern.plot.ScheduleCurve}.
 *   <li>Networks and computations: {@link org.lectern.plot.NetworkDiagram}, {@link
 *       org.lectern.plot.ComputationGraph}, {@link org.lectern.plot.LayerStatistics}.
 *   <li>Classifiers: {@link org.lectern.plot.DecisionBoundary}, {@link
 *       org.lectern.plot.BoundaryFilm}, {@link org.lectern.plot.HighestLoss}, {@link
 *       org.lectern.plot.MostConfused}.
 *   <li>Images: {@link org.lectern.plot.ImageGrid}, {@link org.lectern.plot.FeatureMaps}.
 *   <li>Losses and what goes down them: {@link org.lectern.plot.LossSurface}, {@link
 *       org.lectern.plot.Descent}, {@link org.lectern.plot.RegularisationPath}, {@link
 *       org.lectern.plot.LossPlot}, {@link org.lectern.plot.ActivationPlot}.
 * </ul>
 *
 * <p>The data of a figure ({@code Figure}, {@code Panel}, {@code Series}) is kept apart from its
 * drawing ({@code FigureSvg}, {@code FigureText}). Tables, images and maps of colours are {@code
 * Part}s of a {@code Card}; numbers become colours by a {@code Tone}. May use {@code train} and
 * what lies below it.
 *
 * <p>A picture carries its own white background and dark text: JupyterLab shows an SVG as an image,
 * which the page's colours don't reach, and a style sheet inside the picture would leak into every
 * page that contains it inline.
 */
@NullMarked
package org.lectern.plot;

import org.jspecify.annotations.NullMarked;
