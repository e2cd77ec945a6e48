package org.lectern.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.lectern.display.Numbers;

/** Names of columns, classes and files, and how to speak of them in messages. */
final class Names {
  private static final int LISTED = 20;

  private Names() {}

  /** x1, x2, … */
  static List<String> numbered(String prefix, int count) {
    List<String> names = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      names.add(prefix + i);
    }
    return List.copyOf(names);
  }

  /** "0", "1", … */
  static List<String> ids(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    return ids(values);
  }

  /** Whole numbers as names. */
  static List<String> ids(float[] values) {
    List<String> names = new ArrayList<>(values.length);
    for (float value : values) {
      names.add(Long.toString((long) value));
    }
    return List.copyOf(names);
  }

  /** "1 row", "2 rows". */
  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** A number in a message: short, and the same in every Java version. */
  static String number(double value) {
    return Numbers.significant(value, 9);
  }

  /** Names in quotes with commas, the end of a long list left out. */
  static String list(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(names.size(), LISTED); i++) {
      text.append(i == 0 ? "" : ", ").append('"').append(names.get(i)).append('"');
    }
    int more = names.size() - LISTED;
    return more > 0 ? text + " and " + more + " more" : text.toString();
  }

  /** A cell of a file in quotes, the end of a long one left out. */
  static String quote(String cell) {
    return '"' + (cell.length() > 40 ? cell.substring(0, 40) + "…" : cell) + '"';
  }

  /** Up to three candidates that are spelt almost like the name, the nearest first. */
  static List<String> similar(String name, List<String> candidates) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, name.length() / 3);
    List<String> near = new ArrayList<>();
    for (String candidate : candidates) {
      if (distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= limit) {
        near.add(candidate);
      }
    }
    near.sort(
        Comparator.comparingInt((String s) -> distance(wanted, s.toLowerCase(Locale.ROOT)))
            .thenComparing(Comparator.naturalOrder()));
    return near.subList(0, Math.min(3, near.size()));
  }

  /** How many letters must be put in, left out or replaced to get from one word to the other. */
  private static int distance(String a, String b) {
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
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
