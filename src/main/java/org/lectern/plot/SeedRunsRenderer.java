package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.MimeBundle;
import org.lectern.display.Renderer;
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
    List<Panel> panels = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    double first = runs.runs().get(0).firstEpoch() + 1.0;
    for (String name : drawn) {
      List<Series> lines = new ArrayList<>();
      List<Band> bands = new ArrayList<>();
      add(lines, bands, "training", 0, first, level -> runs.training(name, level));
      add(lines, bands, "validation", 1, first, level -> runs.validation(name, level));
      lines.forEach(line -> Remarks.addGaps(remarks, line.name() + ", " + name, "epoch", line));
      panels.add(Panel.counted("epoch", name, lines).with(bands));
    }
    String caption =
        "lines: median; bands: from the least to the greatest of "
            + runs.runs().size()
            + " seeds, at each epoch";
    List<Series> legend = panels.get(0).series();
    Figure figure = new Figure("", "Several seeds", panels, legend, List.of(caption), remarks, -1);
    return FigureSvg.bundle(figure, 280, runs.toString());
  }

  /** Values of all epochs, at one level between the least and the greatest seed. */
  private interface Levels {
    double[] at(double level);
  }

  private static void add(
      List<Series> lines, List<Band> bands, String name, int colour, double first, Levels levels) {
    double[] middle = levels.at(0.5);
    if (middle.length > 0) {
      Series line =
          Series.counted(name + " (median)", first, middle, Series.Style.line(colour, colour == 1));
      lines.add(line);
      bands.add(new Band(name, line.x(), levels.at(0), levels.at(1), colour));
    }
  }
}
