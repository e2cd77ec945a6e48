package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Colours for numbers. Their lightness changes evenly, so equal steps look equal, a print in grey
 * keeps the order, and no colour vision deficiency mixes them up.
 */
enum ColourScale {
  /** From dark to light, for amounts. */
  SEQUENTIAL(
      0x2a1155, 0x38307e, 0x3a4d8f, 0x316996, 0x2c8496, 0x359f8b, 0x5cb975, 0xa0d05a, 0xf2e24d),
  /** From dark blue over white to dark orange, for numbers with a sign. */
  DIVERGING(
      0x0b4a8f, 0x2f78b5, 0x6fa6d2, 0xb3d0e7, 0xf5f5f3, 0xf1c9a5, 0xdd9a5f, 0xb96a27, 0x833f00);

  static final String MISSING = "#d3d3d3";

  private final int[] anchors;

  ColourScale(int... anchors) {
    this.anchors = anchors;
  }

  /** The colour at a share of the scale, from 0 to 1. */
  int at(double share) {
    double place = Math.min(1, Math.max(0, share)) * (anchors.length - 1);
    int below = Math.min((int) place, anchors.length - 2);
    double part = place - below;
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = anchors[below] >> shift & 255;
      int to = anchors[below + 1] >> shift & 255;
      colour = colour << 8 | (int) Math.round(from + (to - from) * part);
    }
    return colour;
  }

  /** The colour of text that is legible on a colour of the scale. */
  static String ink(int colour) {
    double light =
        0.299 * (colour >> 16 & 255) + 0.587 * (colour >> 8 & 255) + 0.114 * (colour & 255);
    return light > 140 ? "#1a1a1a" : "#ffffff";
  }

  /** The scale as Plotly knows one: pairs of a share and a colour. */
  List<Object> plotly() {
    List<Object> stops = new ArrayList<>();
    for (int i = 0; i < anchors.length; i++) {
      stops.add(
          List.of(
              i == 0 ? 0 : PlotlyValue.numbers((double) i / (anchors.length - 1)).get(0),
              Palette.hex(anchors[i])));
    }
    return stops;
  }
}
