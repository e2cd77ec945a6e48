package org.lectern.kernel.magic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that a mistyped one is nearest to. */
public final class NearNames {
  private static final int MOST = 3;

  private NearNames() {}

  /** At most three names, the nearest first: few letters differ, or one begins with the other. */
  static List<String> of(String name, Collection<String> names) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int most = Math.max(1, wanted.length() / 3);
    return names.stream()
        .filter(
            other -> {
              String known = other.toLowerCase(Locale.ROOT);
              return distance(wanted, known) <= most
                  || wanted.length() >= 3 && (known.startsWith(wanted) || wanted.startsWith(known));
            })
        .sorted(Comparator.comparingInt(other -> distance(wanted, other.toLowerCase(Locale.ROOT))))
        .limit(MOST)
        .toList();
  }

  /**
   * How many letters have to be inserted, removed, replaced or exchanged with the next.
   *
   * @param a one name
   * @param b another
   * @return 0 for equal names
   */
  public static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean exchanged =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (exchanged) {
          edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
      }
    }
    return edits[a.length()][b.length()];
  }
}
