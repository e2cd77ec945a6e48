package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lectern.data.Dataset;
import org.lectern.display.MimeBundle;
import org.lectern.display.Renderer;
import org.lectern.plot.ImageTiles.Label;
import org.lectern.tensor.Tensor;

/**
 * Shows a {@link Dataset}: what each feature is like with its distribution, how many samples each
 * class has, and the first samples, as images where they are images.
 */
public final class DatasetRenderer implements Renderer<Dataset> {
  private static final int ROWS = 5;
  private static final int COLUMNS = 8;
  private static final int IMAGES = 20;

  /** Labels up to this length leave room for ten images in a row. */
  private static final int BRIEF = 6;

  /** The renderer; the service loader makes it. */
  public DatasetRenderer() {}

  @Override
  public Class<Dataset> type() {
    return Dataset.class;
  }

  @Override
  public MimeBundle render(Dataset data) {
    FeatureTable features = FeatureTable.of(data);
    String head = data.toString();
    String about = head.substring(Math.min(head.length(), data.name().length() + 2));
    StringBuilder text = new StringBuilder(head).append('\n').append(features.text());
    List<Part> parts = new ArrayList<>();
    parts.add(Lines.of(List.of(about)));
    parts.add(features);
    if (data.isClassification()) {
      ClassBalance balance = ClassBalance.of(data);
      text.append('\n').append(balance.text());
      parts.add(balance);
    }
    if (SampleImages.areExpected(data)) {
      Tiles tiles = images(data);
      text.append('\n').append(tiles.text());
      parts.add(tiles);
    } else if (data.features().rank() == 2) {
      Cells rows = rows(data);
      text.append('\n').append(rows.text());
      parts.add(rows.fitting(Card.room()));
    }
    return Card.bundle(data.name(), text.toString(), parts);
  }

  /** The first sample of each class, then the next of each, as far as there is room. */
  private static Tiles images(Dataset data) {
    int[] chosen = chosen(data);
    ImageRows rows = SampleImages.required("dataset", data, chosen);
    List<Label> labels = new ArrayList<>();
    for (int sample : chosen) {
      Tensor label = data.labels().row(sample);
      labels.add(
          Label.of(
              data.isClassification()
                  ? data.classNames().get((int) label.item())
                  : label.length() == 1 ? FigureText.number(label.item()) : "…"));
    }
    String heading = chosen.length + " of " + data.size() + " images of " + rows.measure();
    boolean brief = labels.stream().allMatch(label -> label.lines().get(0).length() <= BRIEF);
    return ImageTiles.of(
        heading, rows, false, labels, brief ? IMAGES / 2 : 0, ImageTiles.BUDGET / 3);
  }

  private static int[] chosen(Dataset data) {
    int count = Math.min(IMAGES, data.size());
    if (!data.isClassification()) {
      return IntStream.range(0, count).toArray();
    }
    // The k-th sample of its class comes in round k; rounds follow each other in order of classes.
    float[] ids = data.labels().toArray();
    int[] seen = new int[data.classes()];
    int[] round = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      round[i] = seen[(int) ids[i]]++;
    }
    return IntStream.range(0, ids.length)
        .filter(i -> round[i] < IMAGES)
        .boxed()
        .sorted(
            (a, b) -> round[a] != round[b] ? round[a] - round[b] : Float.compare(ids[a], ids[b]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static Cells rows(Dataset data) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("row"));
    addCells(head, data.featureNames());
    head.add(data.labelName());
    rows.add(head);
    Dataset few = data.first(ROWS);
    for (int i = 0; i < few.size(); i++) {
      List<String> cells = new ArrayList<>(List.of(Integer.toString(i)));
      addCells(cells, numbers(few.features().row(i)));
      Tensor label = few.labels().row(i);
      cells.add(
          data.isClassification()
              ? data.classNames().get((int) label.item())
              : String.join(" ", numbers(label)));
      rows.add(cells);
    }
    return new Cells(rows);
  }

  private static void addCells(List<String> row, List<String> cells) {
    row.addAll(cells.subList(0, Math.min(COLUMNS, cells.size())));
    if (cells.size() > COLUMNS) {
      row.add("…");
    }
  }

  private static List<String> numbers(Tensor x) {
    List<String> numbers = new ArrayList<>();
    for (float value : x.toArray()) {
      numbers.add(FigureText.number(value));
    }
    return numbers;
  }
}
