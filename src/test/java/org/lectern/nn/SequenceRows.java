package org.lectern.nn;

import java.util.List;
import java.util.Map;
import org.lectern.tensor.Shadow;

/** Recurrent layers, attention and positions, by plain loops over single numbers. */
final class SequenceRows {
  private SequenceRows() {}

  static List<LayerRow> rows() {
    int[] batch = {2, 4, 3};
    return List.of(
        LayerRow.of("", () -> new SimpleRnn(3, 5), batch, (w, x) -> rnn(w, "", x, false)),
        LayerRow.of("", () -> new SimpleRnn(3, 2).relu(), batch, (w, x) -> rnn(w, "", x, true)),
        LayerRow.of(
            "", () -> new SimpleRnn(3, 5).last(), batch, (w, x) -> last(rnn(w, "", x, false))),
        LayerRow.of("", () -> new Lstm(3, 2), batch, (w, x) -> lstm(w, "", x)),
        LayerRow.of("", () -> new Lstm(3, 2).last(), batch, (w, x) -> last(lstm(w, "", x))),
        LayerRow.of(
            "",
            () -> new Lstm(3, 2, 2, 0).last(),
            batch,
            (w, x) -> last(lstm(w, "_2", lstm(w, "", x)))),
        LayerRow.of("one step", () -> new Lstm(3, 2), new int[] {2, 1, 3}, (w, x) -> lstm(w, "", x))
            .inTraining(),
        LayerRow.of("", () -> new Gru(3, 2), batch, (w, x) -> gru(w, "", x)),
        LayerRow.of(
            "",
            () -> new Gru(3, 2, 3, 0).last(),
            batch,
            (w, x) -> last(gru(w, "_3", gru(w, "_2", gru(w, "", x))))),
        // The gradient to the key's bias is 0 but for rounding: it moves all scores of a row alike.
        LayerRow.of(
                "",
                () -> new MultiHeadAttention(6, 2),
                new int[] {2, 3, 6},
                (w, x) -> attention(w, x, x, 2, false))
            .within(5e-4),
        LayerRow.of(
                "",
                () -> new MultiHeadAttention(4, 4).causal(),
                new int[] {2, 3, 4},
                (w, x) -> attention(w, x, x, 4, true))
            .within(5e-4),
        LayerRow.of("", () -> new PositionalEncoding(3, 9), batch, (w, x) -> waves(x)),
        LayerRow.of(
            "",
            () -> new PositionalEncoding(3, 9, true),
            batch,
            (w, x) -> x.zip(cut(w.get("weight"), 4), Double::sum)));
  }

  /** One number of W·x + b: row i of a parameter, column j, at one step of one sample. */
  private static double sum(
      Map<String, Shadow> w, String kind, String end, int column, int wide, double[] x) {
    double sum = w.get("bias_" + kind + end).data()[column];
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * w.get("weight_" + kind + end).data()[k * wide + column];
    }
    return sum;
  }

  private static double[] row(Shadow x, int sample, int step) {
    double[] row = new double[x.sizes()[2]];
    for (int k = 0; k < row.length; k++) {
      row[k] = x.at(sample, step, k);
    }
    return row;
  }

  /** The next state of one sample, from the input of a step, h and c, which it may change. */
  private interface Step {
    double[] next(double[] x, double[] h, double[] c);
  }

  private static Shadow loop(Shadow x, int hidden, Step step) {
    int steps = x.sizes()[1];
    double[] out = new double[x.sizes()[0] * steps * hidden];
    for (int sample = 0; sample < x.sizes()[0]; sample++) {
      double[] h = new double[hidden];
      double[] c = new double[hidden];
      for (int t = 0; t < steps; t++) {
        h = step.next(row(x, sample, t), h, c);
        System.arraycopy(h, 0, out, (sample * steps + t) * hidden, hidden);
      }
    }
    return new Shadow(new int[] {x.sizes()[0], steps, hidden}, out);
  }

  private static int hidden(Map<String, Shadow> w) {
    return w.get("weight_hh").sizes()[0];
  }

  private static Shadow rnn(Map<String, Shadow> w, String end, Shadow x, boolean relu) {
    int n = hidden(w);
    return loop(
        x,
        n,
        (in, h, c) -> {
          double[] next = new double[n];
          for (int j = 0; j < n; j++) {
            double a = sum(w, "ih", end, j, n, in) + sum(w, "hh", end, j, n, h);
            next[j] = relu ? Math.max(a, 0) : StrictMath.tanh(a);
          }
          return next;
        });
  }

  private static Shadow lstm(Map<String, Shadow> w, String end, Shadow x) {
    int n = hidden(w);
    return loop(
        x,
        n,
        (in, h, c) -> {
          double[] next = new double[n];
          for (int j = 0; j < n; j++) {
            double[] a = new double[4];
            for (int gate = 0; gate < 4; gate++) {
              int column = gate * n + j;
              a[gate] = sum(w, "ih", end, column, 4 * n, in) + sum(w, "hh", end, column, 4 * n, h);
            }
            double write = DenseRows.sigmoid(a[0]);
            double keep = DenseRows.sigmoid(a[1]);
            double show = DenseRows.sigmoid(a[3]);
            c[j] = keep * c[j] + write * StrictMath.tanh(a[2]);
            next[j] = show * StrictMath.tanh(c[j]);
          }
          return next;
        });
  }

  private static Shadow gru(Map<String, Shadow> w, String end, Shadow x) {
    int n = hidden(w);
    return loop(
        x,
        n,
        (in, h, c) -> {
          double[] next = new double[n];
          for (int j = 0; j < n; j++) {
            double[] a = new double[3];
            double[] s = new double[3];
            for (int gate = 0; gate < 3; gate++) {
              a[gate] = sum(w, "ih", end, gate * n + j, 3 * n, in);
              s[gate] = sum(w, "hh", end, gate * n + j, 3 * n, h);
            }
            double reset = DenseRows.sigmoid(a[0] + s[0]);
            double keep = DenseRows.sigmoid(a[1] + s[1]);
            next[j] = (1 - keep) * StrictMath.tanh(a[2] + reset * s[2]) + keep * h[j];
          }
          return next;
        });
  }

  private static Shadow last(Shadow x) {
    return Shadow.fill(
        new int[] {x.sizes()[0], x.sizes()[2]}, i -> x.at(i[0], x.sizes()[1] - 1, i[1]));
  }

  private static Shadow dense(Map<String, Shadow> w, String name, Shadow x) {
    return DenseRows.dense(w.get(name + ".weight"), w.get(name + ".bias"), x);
  }

  static Shadow attention(
      Map<String, Shadow> w, Shadow x, Shadow other, int heads, boolean causal) {
    Shadow q = dense(w, "query", x);
    Shadow k = dense(w, "key", other);
    Shadow v = dense(w, "value", other);
    int steps = other.sizes()[1];
    int d = x.sizes()[2] / heads;
    Shadow found =
        Shadow.fill(
            x.sizes(),
            i -> {
              int head = i[2] / d;
              double total = 0;
              double mixed = 0;
              for (int s = 0; s < (causal ? i[1] + 1 : steps); s++) {
                double score = 0;
                for (int e = head * d; e < (head + 1) * d; e++) {
                  score += q.at(i[0], i[1], e) * k.at(i[0], s, e);
                }
                double weight = StrictMath.exp(score / Math.sqrt(d));
                total += weight;
                mixed += weight * v.at(i[0], s, i[2]);
              }
              return mixed / total;
            });
    return dense(w, "output", found);
  }

  private static Shadow waves(Shadow x) {
    int features = x.sizes()[2];
    return Shadow.fill(
        x.sizes(),
        i -> {
          int pair = i[2] / 2;
          double angle = i[1] * StrictMath.exp(-StrictMath.log(10000) * 2 * pair / features);
          return x.at(i) + (i[2] % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle));
        });
  }

  private static Shadow cut(Shadow table, int rows) {
    return Shadow.fill(new int[] {rows, table.sizes()[1]}, table::at);
  }
}
