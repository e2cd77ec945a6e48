package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.data.Dataset;
import org.lectern.data.Standardiser;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.loss.BinaryCrossEntropy;
import org.lectern.loss.Loss;
import org.lectern.loss.SquaredError;
import org.lectern.optim.Regulariser;
import org.lectern.tensor.Given;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * How the coefficients of a linear model shrink as the penalty grows: for L1, λ·‖w‖₁, where one
 * after the other becomes exactly 0, and for L2, (λ/2)·‖w‖², where all become small together. For
 * two classes it is logistic regression, for numbers linear regression with the loss ½(ŷ − y)²,
 * both as means over the samples. Features are standardised first, so that their coefficients can
 * be compared.
 *
 * <pre>{@code
 * regularisationPath(spam(500))
 * }</pre>
 *
 * <p>λ goes down from the least at which all coefficients of L1 are 0, which is the greatest
 * |∂L/∂w| at w = 0 (for L2 from 100 times that), to a thousandth of it in equal steps of its
 * logarithm; each fit begins where the one before ended.
 */
public final class RegularisationPath implements Displayable {
  private static final int COUNT = 25;
  private static final double LOWEST = 1e-3;
  private static final double L2_START = 100;
  private static final int MOST_NAMES = 14;

  private final String name;
  private final List<String> features;
  private final double[] lambdas;
  private final double[][] l1;
  private final double[][] l2;

  private RegularisationPath(
      String name, List<String> features, double[] lambdas, double[][] l1, double[][] l2) {
    this.name = name;
    this.features = features;
    this.lambdas = lambdas;
    this.l1 = l1;
    this.l2 = l2;
  }

  /**
   * Fits a model for each λ.
   *
   * @param data two classes, or one number for each sample, over features of shape (n, features)
   * @return the paths
   * @throws ShapeException if features or labels have another shape
   * @throws IllegalArgumentException if there are more than two classes, or nothing to learn
   */
  public static RegularisationPath of(Dataset data) {
    Given.required("regularisationPath", "data", data);
    Tensor x = data.features();
    if (x.rank() != 2 || data.labels().length() != data.size()) {
      throw new ShapeException(
          "regularisationPath: needs features of shape (n, features) and one label for each sample,"
              + " but "
              + data.name()
              + " has features of shape "
              + x.shape()
              + " and labels of shape "
              + data.labels().shape()
              + ". Flatten images first: features.reshape(n, -1) in a dataset(…).");
    }
    if (data.isClassification() && data.classes() != 2) {
      throw new IllegalArgumentException(
          "regularisationPath: needs two classes or numbers as labels, but "
              + data.name()
              + " has "
              + data.classes()
              + " classes. Make one class 1 and the others 0: dataset(x, labels.eq(2)).");
    }
    requireDifferent(data);
    Tensor features = Standardiser.fit(x).apply(x);
    Tensor labels = data.labels().reshape(data.size(), 1);
    Loss loss =
        data.isClassification() ? new BinaryCrossEntropy() : new SquaredError().weighted(0.5);
    LinearFits solver = new LinearFits(features, labels, loss);
    double greatest = solver.greatestGradient();
    if (!(greatest > 0)) {
      throw new IllegalArgumentException(
          "regularisationPath: needs features that say something about the labels, but at w = 0"
              + " every gradient is 0. Are all features constant?");
    }
    double[] lambdas = new double[COUNT];
    double[][] l1 = new double[COUNT][];
    double[][] l2 = new double[COUNT][];
    for (int i = 0; i < COUNT; i++) {
      lambdas[i] = greatest * StrictMath.pow(LOWEST, i / (COUNT - 1.0));
    }
    for (int i = 0; i < COUNT; i++) {
      // Rounding must not let the first coefficient in at the very beginning.
      l1[i] = solver.fit(Regulariser.l1(i == 0 ? lambdas[i] * 1.0001 : lambdas[i]), 0);
    }
    solver.reset();
    for (int i = 0; i < COUNT; i++) {
      double lambda = lambdas[i] * L2_START;
      l2[i] = solver.fit(Regulariser.l2(lambda), lambda);
    }
    return new RegularisationPath(
        "Regularisation paths of " + data.name(), data.featureNames(), lambdas, l1, l2);
  }

  private static void requireDifferent(Dataset data) {
    Tensor labels = data.labels();
    if (labels.min().item() == labels.max().item()) {
      throw new IllegalArgumentException(
          "regularisationPath: needs labels that differ, but all "
              + data.size()
              + " are "
              + FigureText.number(labels.min().item())
              + ". Is the right column the label?");
    }
  }

  /**
   * The penalties of L1; those of L2 are 100 times as large.
   *
   * @return λ, falling
   */
  public double[] lambdas() {
    return lambdas.clone();
  }

  /**
   * The coefficients under L1.
   *
   * @return a row for each λ, a column for each feature
   */
  public Tensor l1() {
    return Tensor.matrix(l1);
  }

  /**
   * The coefficients under L2.
   *
   * @return a row for each λ, a column for each feature
   */
  public Tensor l2() {
    return Tensor.matrix(l2);
  }

  @Override
  public MimeBundle toMimeBundle() {
    List<Series> lines = series(l1, 1);
    List<Panel> panels =
        List.of(panel("w with L1", lines), panel("w with L2", series(l2, L2_START)));
    List<String> caption = new ArrayList<>();
    caption.add("coefficients of standardised features; a strong penalty is to the right");
    if (lines.size() > MOST_NAMES) {
      caption.add(
          "named: " + MOST_NAMES + " of " + lines.size() + " features; the text has them all");
    }
    List<Series> legend = lines.subList(0, Math.min(lines.size(), MOST_NAMES));
    return FigureSvg.bundle(Figure.of(name, panels, legend, caption, List.of()), 300, toString());
  }

  private static Panel panel(String label, List<Series> lines) {
    return Panel.lines("λ", label, lines).scaled(Scale.LOGARITHMIC, Scale.LINEAR);
  }

  private List<Series> series(double[][] weights, double factor) {
    double[] x = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      x[i] = lambdas[i] * factor;
    }
    List<Series> series = new ArrayList<>();
    for (int k = 0; k < features.size(); k++) {
      double[] y = new double[COUNT];
      for (int i = 0; i < COUNT; i++) {
        y[i] = weights[i][k];
      }
      Series.Style style = Series.Style.line(k, k / Palette.SIZE % 2 == 1);
      series.add(new Series(features.get(k), x, y, style));
    }
    return series;
  }

  /** The coefficients at some λ, and from which λ on each is 0 under L1. */
  @Override
  public String toString() {
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("λ"));
    for (int i = COUNT - 1; i >= 0; i -= 6) {
      head.add("L1 " + FigureText.number(lambdas[i]));
    }
    head.add("0 from λ");
    for (int i = COUNT - 1; i >= 0; i -= 8) {
      head.add("L2 " + FigureText.number(lambdas[i] * L2_START));
    }
    table.add(head);
    for (int k = 0; k < features.size(); k++) {
      List<String> row = new ArrayList<>(List.of(features.get(k)));
      for (int i = COUNT - 1; i >= 0; i -= 6) {
        row.add(FigureText.number(l1[i][k]));
      }
      row.add(FigureText.number(lambdas[leaves(k)]));
      for (int i = COUNT - 1; i >= 0; i -= 8) {
        row.add(FigureText.number(l2[i][k]));
      }
      table.add(row);
    }
    return name + "\n" + TextTable.of(table);
  }

  /** The least λ from which on the coefficient is 0. */
  private int leaves(int k) {
    int place = 0;
    while (place + 1 < COUNT && l1[place + 1][k] == 0) {
      place++;
    }
    return place;
  }
}
