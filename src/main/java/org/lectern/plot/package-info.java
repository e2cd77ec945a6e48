/**
 * Charts that show themselves as SVG and as text: the loss curve, line and bar charts, points by
 * class, decision boundaries; networks ({@code NetworkDiagram}) and computational graphs ({@code
 * ComputationGraph}). The data of a figure ({@code Figure}, {@code Panel}, {@code Series}) is kept
 * apart from its drawing ({@code FigureSvg}, {@code FigureText}). May use {@code train} and what
 * lies below it.
 *
 * <p>A picture carries its own white background and dark text: JupyterLab shows an SVG as an image,
 * which the page's colours don't reach, and a style sheet inside the picture would leak into every
 * page that contains it inline.
 */
@NullMarked
package org.lectern.plot;

import org.jspecify.annotations.NullMarked;
