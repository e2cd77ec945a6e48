package org.lectern.plot;

import java.util.List;

/**
 * What a picture says, without how it looks.
 *
 * @param title above the picture, or empty
 * @param name what the picture is, for those who don't see it
 * @param legend one entry for each style, none where there is nothing to tell apart
 * @param caption lines below
 * @param remarks lines below that must be noticed
 * @param progress how much is done, from 0 to 1, or negative for no bar
 */
record Figure(
    String title,
    String name,
    List<Panel> panels,
    List<Series> legend,
    List<String> caption,
    List<String> remarks,
    double progress) {}
