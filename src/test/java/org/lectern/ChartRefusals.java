package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Mine.myData;
import static org.lectern.Mine.myNet;
import static org.lectern.Mine.myNumbers;
import static org.lectern.Refusal.row;

import java.util.List;
import org.lectern.data.Dataset;
import org.lectern.data.Split;

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
            "scatter(null)",
            () -> scatter(null),
            "scatter: needs data, but got null. Is its variable set before this line?"));
  }
}
