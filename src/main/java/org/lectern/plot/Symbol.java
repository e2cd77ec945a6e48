package org.lectern.plot;

import org.lectern.display.Svg;

/** The shapes of points: classes differ by shape as well as by colour. */
enum Symbol {
  CIRCLE {
    @Override
    void at(StringBuilder path, double x, double y, double r) {
      start(path, x - r, y);
      String arc = "a" + Svg.number(r) + " " + Svg.number(r) + " 0 1 0 ";
      path.append(arc).append(Svg.number(2 * r)).append(" 0");
      path.append(arc).append(Svg.number(-2 * r)).append(" 0z");
    }
  },
  SQUARE {
    @Override
    void at(StringBuilder path, double x, double y, double r) {
      double side = r * 1.8;
      start(path, x - side / 2, y - side / 2);
      String length = Svg.number(side);
      path.append('h').append(length).append('v').append(length).append("h-").append(length);
      path.append('z');
    }
  },
  TRIANGLE {
    @Override
    void at(StringBuilder path, double x, double y, double r) {
      start(path, x, y - r * 1.25);
      relative(path, r * 1.2, r * 2.1);
      path.append('h').append(Svg.number(-r * 2.4)).append('z');
    }
  },
  DIAMOND {
    @Override
    void at(StringBuilder path, double x, double y, double r) {
      double d = r * 1.35;
      start(path, x, y - d);
      relative(path, d, d);
      relative(path, -d, d);
      relative(path, -d, -d);
      path.append('z');
    }
  },
  DOWN {
    @Override
    void at(StringBuilder path, double x, double y, double r) {
      start(path, x, y + r * 1.25);
      relative(path, r * 1.2, -r * 2.1);
      path.append('h').append(Svg.number(-r * 2.4)).append('z');
    }
  },
  CROSS {
    @Override
    void at(StringBuilder path, double x, double y, double r) {
      double arm = r * 1.3;
      double half = r * 0.45;
      start(path, x - half, y - arm);
      double[][] corners = {
        {2 * half, 0}, {0, arm - half}, {arm - half, 0}, {0, 2 * half}, {half - arm, 0},
        {0, arm - half}, {-2 * half, 0}, {0, half - arm}, {half - arm, 0}, {0, -2 * half},
        {arm - half, 0}
      };
      for (double[] corner : corners) {
        relative(path, corner[0], corner[1]);
      }
      path.append('z');
    }
  };

  /** Appends the outline around a centre, with the area of a circle of this radius or near it. */
  abstract void at(StringBuilder path, double x, double y, double r);

  static Symbol of(int index) {
    return values()[index % values().length];
  }

  private static void start(StringBuilder path, double x, double y) {
    path.append('M');
    Svg.number(path, x);
    path.append(' ');
    Svg.number(path, y);
  }

  private static void relative(StringBuilder path, double dx, double dy) {
    path.append('l');
    Svg.number(path, dx);
    path.append(' ');
    Svg.number(path, dy);
  }
}
