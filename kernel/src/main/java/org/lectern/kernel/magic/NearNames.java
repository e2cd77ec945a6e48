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
              return edits(wanted, known) <= most
                  || wanted.length() >= 3 && (known.startsWith(wanted) || wanted.startsWith(known));
            })
        .sorted(Comparator.comparingInt(other -> edits(wanted, other.toLowerCase(Locale.ROOT))))
        .limit(MOST)
        .toList();
  }

  /** How many letters have to be inserted, removed or replaced. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
