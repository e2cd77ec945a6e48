package org.lectern.tensor;

import java.util.ArrayList;
import java.util.List;
import org.lectern.compute.Cell;

/** The rows of {@link OperationTable} for recurrent layers: inputs x, W, b, U, and b′. */
final class RecurrenceTable {
  private RecurrenceTable() {}

  static List<OperationTable.Row> rows() {
    List<OperationTable.Row> rows = new ArrayList<>();
    for (Cell cell : Cell.values()) {
      rows.add(row(cell, 2, 3, 2, 3, false));
      rows.add(row(cell, 3, 4, 1, 2, true));
      rows.add(row(cell, 1, 1, 2, 2, false));
    }
    return rows;
  }

  private static OperationTable.Row row(Cell cell, int n, int t, int in, int hidden, boolean last) {
    int wide = cell.gates() * hidden;
    List<int[]> shapes =
        new ArrayList<>(
            List.of(
                new int[] {n, t, in},
                new int[] {in, wide},
                new int[] {wide},
                new int[] {hidden, wide}));
    if (cell.hasStateBias()) {
      shapes.add(new int[] {wide});
    }
    return new OperationTable.Row(
        cell + (last ? " last" : ""),
        shapes,
        // with relu, on one side of the kink
        cell == Cell.RELU ? 0.1 : -1,
        1,
        x ->
            Recurrence.states(
                cell, x[0], x[1], x[2], x[3], cell.hasStateBias() ? x[4] : null, last),
        x -> shadow(cell, x, n, t, hidden, last));
  }

  private static Shadow shadow(Cell cell, Shadow[] x, int n, int t, int hidden, boolean last) {
    double[][] h = new double[t + 1][n * hidden];
    double[][] c = new double[t + 1][n * hidden];
    Shadow a = x[0].matmul(x[1]).zip(x[2], Double::sum);
    for (int step = 0; step < t; step++) {
      Shadow s = new Shadow(new int[] {n, hidden}, h[step]).matmul(x[3]);
      s = cell.hasStateBias() ? s.zip(x[4], Double::sum) : s;
      for (int i = 0; i < n * hidden; i++) {
        double[] left = new double[cell.gates()];
        double[] right = new double[cell.gates()];
        for (int gate = 0; gate < left.length; gate++) {
          left[gate] = a.at(i / hidden, step, gate * hidden + i % hidden);
          right[gate] = s.at(i / hidden, gate * hidden + i % hidden);
        }
        double before = h[step][i];
        h[step + 1][i] =
            switch (cell) {
              case TANH -> StrictMath.tanh(left[0] + right[0]);
              case RELU -> Math.max(left[0] + right[0], 0);
              case GRU -> {
                double r = sigmoid(left[0] + right[0]);
                double z = sigmoid(left[1] + right[1]);
                yield (1 - z) * StrictMath.tanh(left[2] + r * right[2]) + z * before;
              }
              case LSTM -> {
                double content = StrictMath.tanh(left[2] + right[2]);
                c[step + 1][i] =
                    sigmoid(left[1] + right[1]) * c[step][i]
                        + sigmoid(left[0] + right[0]) * content;
                yield sigmoid(left[3] + right[3]) * StrictMath.tanh(c[step + 1][i]);
              }
            };
      }
    }
    return last
        ? new Shadow(new int[] {n, hidden}, h[t])
        : Shadow.fill(new int[] {n, t, hidden}, at -> h[at[1] + 1][at[0] * hidden + at[2]]);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
