package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Mine.myData;
import static org.lectern.Mine.myNet;
import static org.lectern.Mine.myNumbers;
import static org.lectern.Refusal.row;

import java.util.List;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.tensor.Tensor;

/** Rows of {@link RefusalTest}: charts */
final class ChartRefusals {
  private ChartRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "decisionBoundary(null, myData())",
            () -> decisionBoundary(null, myData()),
            "decisionBoundary: needs a network, but got null. Is its variable set before"
                + " this line?"),
        row(
            "decisionBoundary(myNet(), (Dataset) null)",
            () -> decisionBoundary(myNet(), (Dataset) null),
            "decisionBoundary: needs data, but got null. Is its variable set before this"
                + " line?"),
        row(
            "decisionBoundary(myNet(), (Split) null)",
            () -> decisionBoundary(myNet(), (Split) null),
            "decisionBoundary: needs data, but got null. Is its variable set before this"
                + " line?"),
        row(
            "decisionBoundary(myNet(), myNumbers())",
            () -> decisionBoundary(myNet(), myNumbers()),
            "decisionBoundary: needs classes as labels, but data has numbers (regression)."
                + " If they are class ids, use data.asClassification()."),
        row(
            "decisionBoundary(myNet(), dataset(ones(3, 5), tensor(0, 1, 0)))",
            () -> decisionBoundary(myNet(), dataset(ones(3, 5), tensor(0, 1, 0))),
            "decisionBoundary: needs data with 2 features, one for each axis, but data has"
                + " features of shape (3, 5). Train a network on two of the columns:"
                + " Dataset.of(data.features().take(1, 0, 1), data.labels())."),
        row(
            "decisionBoundary(sequential(dense(2, 1)), blobs(9, 3, 1, 1))",
            () -> decisionBoundary(sequential(dense(2, 1)), blobs(9, 3, 1, 1)),
            "decisionBoundary: needs a network with one output for each of the 3 classes,"
                + " but for 6561 samples its predictions have shape (6561, 1). Let the last layer"
                + " be dense(…, 3)."),
        row(
            "decisionBoundary(sequential(dense(5, 1)), myData())",
            () -> decisionBoundary(sequential(dense(5, 1)), myData()),
            "Dense(5→1), layer 1 of Sequential: the last axis must be 5, but the input has"
                + " shape (6561, 2). Write dense(2, 1) to take it.\nOn the way there:\n  input"
                + " (6561, 2)\n  1 Dense(5→1) ← here"),
        row(
            "scatter(null)",
            () -> scatter(null),
            "scatter: needs data, but got null. Is its variable set before this line?"),
        row(
            "scatter(dataset(ones(3, 1), tensor(0, 1, 0)))",
            () -> scatter(dataset(ones(3, 1), tensor(0, 1, 0))),
            "scatter: needs classes over 2 features, or one number over 1 feature, but data"
                + " has classes over features of shape (3, 1). Pick columns:"
                + " Dataset.of(data.features().take(1, 0, 1), data.labels())."),
        row(
            "lineChart(null)",
            () -> lineChart(null),
            "lineChart: needs a title, but got null. Is its variable set before this line?"),
        row(
            "lineChart(\"loss\").x(null)",
            () -> lineChart("loss").x(null),
            "lineChart: x: needs a label, but got null. Is its variable set before this"
                + " line?"),
        row(
            "lineChart(\"loss\").y(null)",
            () -> lineChart("loss").y(null),
            "lineChart: y: needs a label, but got null. Is its variable set before this"
                + " line?"),
        row(
            "lineChart(\"loss\").xRange(1, 0)",
            () -> lineChart("loss").xRange(1, 0),
            "lineChart \"loss\": xRange needs a finite range whose first number is less"
                + " than its second, but got 1 and 0. Try -5 and 5."),
        row(
            "lineChart(\"loss\").yRange(0, Double.NaN)",
            () -> lineChart("loss").yRange(0, Double.NaN),
            "lineChart \"loss\": yRange needs a finite range whose first number is less"
                + " than its second, but got 0 and NaN. Try -5 and 5."),
        row(
            "lineChart(\"loss\").add(null, 1, 2)",
            () -> lineChart("loss").add(null, 1, 2),
            "lineChart: add: needs a name, but got null. Is its variable set before this"
                + " line?"),
        row(
            "lineChart(\"loss\").add(\"a\", new double[] {1, 2}, new double[] {1})",
            () -> lineChart("loss").add("a", new double[] {1, 2}, new double[] {1}),
            "lineChart \"loss\": \"a\" needs one y for each x, but got 2 x and 1 y. Leave"
                + " the x out to count from 0."),
        row(
            "lineChart(\"loss\").add(\"a\", x -> x, 1, 1)",
            () -> lineChart("loss").add("a", x -> x, 1, 1),
            "lineChart \"loss\": add needs a finite range whose first number is less than"
                + " its second, but got 1 and 1. Try -5 and 5."),
        row(
            "lineChart(\"loss\").points(\"a\", new double[] {1, 2}, new double[] {1})",
            () -> lineChart("loss").points("a", new double[] {1, 2}, new double[] {1}),
            "lineChart \"loss\": \"a\" needs one y for each x, but got 2 x and 1 y. Leave"
                + " the x out to count from 0."),
        row(
            "barChart(null)",
            () -> barChart(null),
            "barChart: needs a title, but got null. Is its variable set before this line?"),
        row(
            "barChart(\"weights\").label(null)",
            () -> barChart("weights").label(null),
            "barChart: label: needs a text, but got null. Is its variable set before this"
                + " line?"),
        row(
            "barChart(\"weights\").add(null, 1)",
            () -> barChart("weights").add(null, 1),
            "barChart: add: needs a name, but got null. Is its variable set before this"
                + " line?"),
        row(
            "barChart(\"weights\").add(List.of(\"a\", \"b\"), 1)",
            () -> barChart("weights").add(List.of("a", "b"), 1),
            "barChart \"weights\": needs one value for each name, but got 2 names and 1"
                + " values. Take one column, such as weights.column(0)."),
        row(
            "barChart(\"weights\").largest(0)",
            () -> barChart("weights").largest(0),
            "barChart \"weights\": largest needs at least 1 bar, but got 0. Try" + " largest(10)."),
        row(
            "lineChart(\"loss\").xRange(-1, 5).logX()",
            () -> lineChart("loss").xRange(-1, 5).logX(),
            "lineChart \"loss\": a logarithmic x axis needs a range above 0, but got -1 to 5. Try"
                + " xRange(0.005, 5)."),
        row(
            "lineChart(\"loss\").yRange(-5, -1).logY()",
            () -> lineChart("loss").yRange(-5, -1).logY(),
            "lineChart \"loss\": a logarithmic y axis needs a range above 0, but got -5 to -1. Try"
                + " yRange(0.001, 1)."),
        row(
            "lineChart(\"loss\").band(\"a\", new double[] {1, 2}, new double[] {3})",
            () -> lineChart("loss").band("a", new double[] {1, 2}, new double[] {3}),
            "lineChart \"loss\": band \"a\" needs one lower and one upper value for each x, but got"
                + " 2 x, 2 lower and 1 upper. Take both from the same runs."),
        row(
            "lineChart(\"loss\").errorBars(\"a\", new double[2], new double[2], new double[3])",
            () -> lineChart("loss").errorBars("a", new double[2], new double[2], new double[3]),
            "lineChart \"loss\": errorBars \"a\" needs one error for each point, but got 3 errors"
                + " and 2 points. Give 0 for a point that is exact."),
        row(
            "histogram(null)",
            () -> histogram(null),
            "histogram: needs a title, but got null. Is its variable set before this line?"),
        row(
            "histogram(\"weights\").x(null)",
            () -> histogram("weights").x(null),
            "histogram: x: needs a label, but got null. Is its variable set before this line?"),
        row(
            "histogram(\"weights\").bins(0)",
            () -> histogram("weights").bins(0),
            "histogram \"weights\": bins needs a number from 1 to 1000, but got 0. Try bins(30)."),
        row(
            "histogram(\"weights\").add(\"a\", (Tensor) null)",
            () -> histogram("weights").add("a", (Tensor) null),
            "histogram: add: needs values, but got null. Is its variable set before this line?"),
        row(
            "boxPlot(null)",
            () -> boxPlot(null),
            "boxPlot: needs a title, but got null. Is its variable set before this line?"),
        row(
            "boxPlot(\"seeds\").y(null)",
            () -> boxPlot("seeds").y(null),
            "boxPlot: y: needs a label, but got null. Is its variable set before this line?"),
        row(
            "boxPlot(\"seeds\").add(null, 1, 2)",
            () -> boxPlot("seeds").add(null, 1, 2),
            "boxPlot: add: needs a name, but got null. Is its variable set before this line?"),
        row(
            "heatMap(null)",
            () -> heatMap(null),
            "heatMap: needs a title, but got null. Is its variable set before this line?"),
        row(
            "heatMap(\"weights\").add(ones(3))",
            () -> heatMap("weights").add(ones(3)),
            "heatMap \"weights\": needs a matrix, but got shape (3). Use reshape(rows, columns), or"
                + " pick one matrix with take."),
        row(
            "heatMap(\"weights\").add(new double[][] {{1, 2}, {3}})",
            () -> heatMap("weights").add(new double[][] {{1, 2}, {3}}),
            "heatMap \"weights\": needs rows of the same length, but row 0 has 2 numbers and row 1"
                + " has 1. Fill the short ones with Double.NaN."),
        row(
            "heatMap(\"weights\").x(null)",
            () -> heatMap("weights").x(null),
            "heatMap: x: needs a label, but got null. Is its variable set before this line?"),
        row(
            "heatMap(\"weights\").y(null)",
            () -> heatMap("weights").y(null),
            "heatMap: y: needs a label, but got null. Is its variable set before this line?"),
        row(
            "heatMap(\"weights\").label(null)",
            () -> heatMap("weights").label(null),
            "heatMap: label: needs a text, but got null. Is its variable set before this line?"),
        row(
            "heatMap(\"weights\").rows(null)",
            () -> heatMap("weights").rows(null),
            "heatMap: rows: needs names, but got null. Is its variable set before this line?"),
        row(
            "heatMap(\"weights\").columns(null)",
            () -> heatMap("weights").columns(null),
            "heatMap: columns: needs names, but got null. Is its variable set before this line?"),
        row(
            "scatter(null)",
            () -> scatter(null),
            "scatter: needs data, but got null. Is its variable set before this line?"));
  }
}
