package org.lectern.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lectern.tensor.Tensor;

/** Samples with two features as points, a series for each class. */
final class Points {
  /** More points than this cover each other, and the file grows. */
  static final int MOST = 1200;

  private Points() {}

  /** All points of each class, thinned evenly to a share of {@link #MOST}. */
  static List<Series> of(Tensor features, Tensor labels, List<String> names, Look look) {
    float[] xy = features.toArray();
    float[] ids = labels.toArray();
    int[] drawn = Thinning.every(ids.length, look.most);
    List<Series> series = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      int id = k;
      int[] rows = Arrays.stream(drawn).filter(i -> ids[i] == id).toArray();
      double[] x = Arrays.stream(rows).mapToDouble(i -> xy[2 * i]).toArray();
      double[] y = Arrays.stream(rows).mapToDouble(i -> xy[2 * i + 1]).toArray();
      series.add(new Series(names.get(k), x, y, Series.Style.points(k, look.hollow)));
    }
    return series;
  }

  record Look(boolean hollow, int most) {}

  static String remark(int drawn, int all) {
    return "drawn: " + drawn + " of the " + all + " samples, evenly chosen";
  }
}
