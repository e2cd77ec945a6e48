package org.lectern.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.data.Dataset;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Layer;
import org.lectern.plot.ImageTiles.Label;
import org.lectern.tensor.ShapeException;

/**
 * Which classes a classifier takes for which others, the most frequent confusions first, and where
 * samples are images, those of each pair with the highest loss.
 *
 * <pre>{@code
 * mostConfused(net, data.test())
 * }</pre>
 *
 * <p>It shows the network as it was when the picture was made.
 */
public final class MostConfused implements Displayable {
  private static final int PAIRS = 10;
  private static final int WITH_IMAGES = 5;
  private static final int IMAGES = 6;

  private record Pair(String truth, String predicted, List<Integer> samples) {
    String text() {
      int n = samples.size();
      return truth + " taken for " + predicted + ": " + n + (n == 1 ? " sample" : " samples");
    }
  }

  private final String title;
  private final List<Pair> pairs;
  private final String heading;
  private final List<Part> images = new ArrayList<>();

  private MostConfused(Layer network, Dataset data) {
    Verdicts verdicts = Verdicts.of("mostConfused", network, data);
    title = "Most confused: " + data.name();
    pairs = pairs(verdicts);
    int wrong = pairs.stream().mapToInt(pair -> pair.samples.size()).sum();
    heading =
        wrong
            + " of "
            + data.size()
            + (data.size() == 1 ? " sample is" : " samples are")
            + " taken for another class, in "
            + pairs.size()
            + (pairs.size() == 1 ? " pair" : " pairs")
            + " of classes"
            + (pairs.size() > PAIRS ? "; the " + PAIRS + " most frequent:" : "");
    for (Pair pair : pairs.subList(0, Math.min(WITH_IMAGES, pairs.size()))) {
      addImages(pair, verdicts, data);
    }
  }

  /** The pairs that occur, samples in each by falling loss. */
  private static List<Pair> pairs(Verdicts verdicts) {
    Map<List<Integer>, Pair> found = new LinkedHashMap<>();
    for (int sample : verdicts.byLoss()) {
      if (verdicts.isWrong(sample)) {
        List<Integer> key = List.of(verdicts.truth[sample], verdicts.predicted[sample]);
        found
            .computeIfAbsent(
                key,
                k ->
                    new Pair(
                        verdicts.trueClass(sample),
                        verdicts.predictedClass(sample),
                        new ArrayList<>()))
            .samples
            .add(sample);
      }
    }
    Comparator<Map.Entry<List<Integer>, Pair>> order =
        Comparator.comparingInt(entry -> -entry.getValue().samples.size());
    return found.entrySet().stream()
        .sorted(
            order
                .thenComparing(entry -> entry.getKey().get(0))
                .thenComparing(entry -> entry.getKey().get(1)))
        .map(Map.Entry::getValue)
        .toList();
  }

  private void addImages(Pair pair, Verdicts verdicts, Dataset data) {
    int[] worst = pair.samples.stream().limit(IMAGES).mapToInt(Integer::intValue).toArray();
    ImageRows rows = SampleImages.of(data, worst);
    if (rows != null) {
      List<Label> labels =
          Arrays.stream(worst)
              .mapToObj(sample -> Label.of("loss " + FigureText.number(verdicts.losses[sample])))
              .toList();
      int budget = ImageTiles.BUDGET / WITH_IMAGES;
      Tiles tiles = ImageTiles.of(pair.text(), rows, false, labels, IMAGES, budget);
      images.add(images.isEmpty() ? tiles : tiles.withoutNote());
    }
  }

  /**
   * The confusions.
   *
   * @param network a classifier
   * @param data samples with classes
   * @return the picture
   * @throws IllegalArgumentException if the labels are no classes
   * @throws ShapeException if network and data don't fit
   */
  public static MostConfused of(Layer network, Dataset data) {
    return new MostConfused(network, data);
  }

  private Cells table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("true", "predicted", "samples"));
    for (Pair pair : pairs.subList(0, Math.min(PAIRS, pairs.size()))) {
      rows.add(List.of(pair.truth, pair.predicted, Integer.toString(pair.samples.size())));
    }
    return new Cells(rows);
  }

  @Override
  public MimeBundle toMimeBundle() {
    List<Part> parts = new ArrayList<>();
    parts.add(Lines.of(List.of(heading)));
    if (!pairs.isEmpty()) {
      parts.add(table());
    }
    parts.addAll(images);
    return Card.bundle(title, toString(), parts);
  }

  /** The confusions as a table. */
  @Override
  public String toString() {
    return title + "\n" + heading + (pairs.isEmpty() ? "" : "\n" + table().text());
  }
}
