package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.MimeBundle;
import org.lectern.display.Renderer;
import org.lectern.display.Svg;
import org.lectern.train.SeedRuns;

/** Shows {@link SeedRuns} as bands from the least to the greatest value, with their medians. */
public final class SeedRunsRenderer implements Renderer<SeedRuns> {
  private static final int MAX_PANELS = 4;

  /** The renderer; the service loader makes it. */
  public SeedRunsRenderer() {}

  @Override
  public Class<SeedRuns> type() {
    return SeedRuns.class;
  }

  @Override
  public MimeBundle render(SeedRuns runs) {
    List<String> names = runs.names();
    if (names.isEmpty()) {
      return MimeBundle.text(runs.toString());
    }
    List<String> drawn = names.subList(0, Math.min(names.size(), MAX_PANELS));
    Picture picture = new Picture("Several seeds").columns(Math.min(2, drawn.size()), 280);
    List<String> remarks = new ArrayList<>();
    double first = runs.runs().get(0).firstEpoch() + 1.0;
    for (String name : drawn) {
      List<Series> lines = new ArrayList<>();
      List<ShadedBand> bands = new ArrayList<>();
      add(lines, bands, "training", 0, first, level -> runs.training(name, level));
      add(lines, bands, "validation", 1, first, level -> runs.validation(name, level));
      if (name.equals(drawn.get(0))) {
        picture.legend(lines);
      }
      lines.forEach(line -> Remarks.addGaps(remarks, line.name() + ", " + name, "epoch", line));
      picture.tile(panel(name, lines, bands), (svg, axes) -> paint(bands, svg, axes));
    }
    picture.caption(
        "lines: median; bands: from the least to the greatest of "
            + runs.runs().size()
            + " seeds, at each epoch");
    return picture.remarks(remarks).bundle(runs.toString());
  }

  /** Values of all epochs, at one level between the least and the greatest seed. */
  private interface Levels {
    double[] at(double level);
  }

  private static void add(
      List<Series> lines,
      List<ShadedBand> bands,
      String name,
      int colour,
      double first,
      Levels levels) {
    double[] middle = levels.at(0.5);
    if (middle.length > 0) {
      Series line =
          Series.counted(name + " (median)", first, middle, Series.Style.line(colour, colour == 1));
      lines.add(line);
      bands.add(new ShadedBand(line.x(), levels.at(0), levels.at(1), colour));
    }
  }

  private static void paint(List<ShadedBand> bands, Svg svg, Axes axes) {
    bands.forEach(band -> band.paint(svg, axes));
  }

  /** With room for the bands, which the lines alone would not ask for. */
  private static Panel panel(String name, List<Series> lines, List<ShadedBand> bands) {
    List<double[]> all = new ArrayList<>();
    for (ShadedBand band : bands) {
      all.add(band.low());
      all.add(band.high());
    }
    Range y = Ticks.rounded(Range.of(all).towardsZero(), 6);
    return new Panel("epoch", name, lines, null, y, true, null, "no finite values");
  }
}
