package org.lectern.plot;

import org.lectern.display.Svg;

/** The strip that tells which number has which colour. */
record ShadesKey(Shades shades) implements Part {
  private static final double WIDTH = 180;
  private static final double STRIP = 10;
  private static final int STEPS = 60;

  @Override
  public double width() {
    return WIDTH + 24;
  }

  @Override
  public double height() {
    return STRIP + Lines.ROW;
  }

  @Override
  public void draw(Svg svg, double left, double top) {
    double x = left + 12;
    int[] pixels = new int[STEPS];
    for (int i = 0; i < STEPS; i++) {
      double share = i / (STEPS - 1.0);
      pixels[i] = shades.rgb(shades.low() * (1 - share) + shades.high() * share);
    }
    new Raster(STEPS, 1, pixels).draw(svg, x, top, WIDTH, STRIP);
    svg.element(
        "rect",
        "x",
        x,
        "y",
        top,
        "width",
        WIDTH,
        "height",
        STRIP,
        "fill",
        "none",
        "stroke",
        Palette.AXIS);
    svg.open("g", "font-size", Lines.FONT, "fill", Palette.TEXT, "text-anchor", "middle");
    double y = top + STRIP + 14;
    svg.text(Card.minus(FigureText.number(shades.low())), x, y);
    if (shades.isSigned()) {
      svg.text("0", x + WIDTH / 2, y);
    }
    svg.text(Card.minus(FigureText.number(shades.high())), x + WIDTH, y);
    svg.close();
  }
}
