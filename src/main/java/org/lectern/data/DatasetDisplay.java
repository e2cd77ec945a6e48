package org.lectern.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.tensor.Tensor;

/** Data sets and splits as text and HTML, small however large the data. */
final class DatasetDisplay {
  private static final int FEATURES = 10;
  private static final int COLUMNS = 8;
  private static final int ROWS = 5;
  private static final int CLASSES = 10;
  private static final int DIGITS = 4;

  private DatasetDisplay() {}

  /** moons: 500 rows, 2 features, 2 classes. */
  static String headline(Dataset data) {
    Tensor x = data.features();
    return data.name()
        + ": "
        + Names.count(data.size(), "row")
        + ", "
        + (x.rank() == 2
            ? Names.count(x.size(1), "feature")
            : "features of shape " + Shapes.ofSample(x))
        + ", "
        + (data.isClassification()
            ? data.classes() + (data.classes() == 1 ? " class" : " classes")
            : "regression")
        + data.further();
  }

  static MimeBundle bundle(Dataset data) {
    String head = headline(data);
    Grid statistics = statistics(data);
    String classes = data.isClassification() ? data.labelName() + ": " + counts(data) : "";
    Grid rows = firstRows(data);
    StringBuilder text = new StringBuilder(head).append('\n').append(statistics.text());
    StringBuilder html =
        new StringBuilder("<div><div><b>")
            .append(Grid.escape(head))
            .append("</b></div>")
            .append(statistics.html());
    if (!classes.isEmpty()) {
      text.append('\n').append(classes);
      html.append("<div>").append(Grid.escape(classes)).append("</div>");
    }
    if (rows != null) {
      text.append('\n').append(rows.text());
      html.append(rows.html());
    }
    return MimeBundle.text(text.toString()).with(MimeBundle.HTML, html.append("</div>").toString());
  }

  static MimeBundle bundle(Split split) {
    Grid grid = new Grid("part", "rows", "labels");
    for (Part part : parts(split)) {
      grid.row(part.name, Integer.toString(part.data.size()), labels(part.data));
    }
    String note = split.isNormalised() ? "<div>" + Grid.escape(normalisedBy(split)) + "</div>" : "";
    return MimeBundle.text(text(split))
        .with(MimeBundle.HTML, "<div>" + grid.html() + note + "</div>");
  }

  static String text(Split split) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts(split)) {
      String labels = labels(part.data);
      text.append(text.length() == 0 ? "" : "\n")
          .append((part.name + ":           ").substring(0, 12))
          .append(Names.count(part.data.size(), "row"))
          .append(labels.isEmpty() ? "" : " (" + labels + ")");
    }
    return split.isNormalised() ? text + "\n" + normalisedBy(split) : text.toString();
  }

  private record Part(String name, Dataset data) {}

  private static List<Part> parts(Split split) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("training", split.train()));
    Dataset validation = split.validation();
    if (validation != null) {
      parts.add(new Part("validation", validation));
    }
    parts.add(new Part("test", split.test()));
    return parts;
  }

  private static String labels(Dataset data) {
    return data.isClassification() ? counts(data) : "";
  }

  private static String normalisedBy(Split split) {
    return "normalised by " + split.normaliser() + ", fitted on the training part";
  }

  /** ham 270, spam 230. */
  private static String counts(Dataset data) {
    int[] counts = new int[data.classes()];
    for (float id : data.labels().toArray()) {
      counts[(int) id]++;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(counts.length, CLASSES); i++) {
      text.append(i == 0 ? "" : ", ")
          .append(data.classNames().get(i))
          .append(" × ")
          .append(counts[i]);
    }
    int more = counts.length - CLASSES;
    return more > 0 ? text + " and " + more + " more" : text.toString();
  }

  private static Grid statistics(Dataset data) {
    Grid grid = new Grid("column", "min", "mean", "max", "deviation");
    Tensor x = data.features();
    if (x.rank() == 2) {
      columns(grid, data.featureNames(), x);
    } else {
      columns(grid, List.of("all features"), x.reshape(x.length(), 1));
    }
    if (!data.isClassification()) {
      Tensor y = data.labels();
      Tensor matrix = y.reshape(y.size(0), y.length() / y.size(0));
      columns(grid, labelNames(data), matrix);
    }
    return grid;
  }

  private static void columns(Grid grid, List<String> names, Tensor x) {
    Tensor shown = names.size() > FEATURES ? x.slice(1, 0, FEATURES) : x;
    Tensor mean = shown.mean(0);
    Tensor deviation = shown.sub(mean).square().mean(0).sqrt();
    Tensor min = shown.min(0);
    Tensor max = shown.max(0);
    for (int i = 0; i < mean.length(); i++) {
      grid.row(
          names.get(i),
          number(min.get(i)),
          number(mean.get(i)),
          number(max.get(i)),
          number(deviation.get(i)));
    }
    if (names.size() > FEATURES) {
      grid.row("and " + (names.size() - FEATURES) + " more", "", "", "", "");
    }
  }

  private static List<String> labelNames(Dataset data) {
    Tensor y = data.labels();
    return y.rank() == 1 || y.size(1) == 1
        ? List.of(data.labelName())
        : Names.numbered(data.labelName() + " ", y.size(1));
  }

  private static @Nullable Grid firstRows(Dataset data) {
    if (data.features().rank() != 2) {
      return null;
    }
    List<String> features = data.featureNames();
    List<String> labels = data.isClassification() ? List.of(data.labelName()) : labelNames(data);
    List<String> head = new ArrayList<>(List.of("row"));
    addCells(head, features);
    addCells(head, labels);
    Grid grid = new Grid(head.toArray(String[]::new));
    Dataset few = data.first(ROWS);
    for (int row = 0; row < few.size(); row++) {
      List<String> cells = new ArrayList<>(List.of(Integer.toString(row)));
      addCells(cells, numbers(few.features().row(row)));
      Tensor label = few.labels().row(row);
      addCells(
          cells,
          data.isClassification()
              ? List.of(data.classNames().get((int) label.item()))
              : numbers(label));
      grid.row(cells.toArray(String[]::new));
    }
    return grid;
  }

  /** The cells, or the first few and an ellipsis. */
  private static void addCells(List<String> row, List<String> cells) {
    if (cells.size() <= COLUMNS) {
      row.addAll(cells);
    } else {
      row.addAll(cells.subList(0, COLUMNS));
      row.add("…");
    }
  }

  private static List<String> numbers(Tensor x) {
    List<String> cells = new ArrayList<>();
    for (float value : x.toArray()) {
      cells.add(number(value));
    }
    return cells;
  }

  private static String number(float value) {
    return Numbers.significant(value, DIGITS);
  }
}
