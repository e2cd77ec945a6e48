package org.lectern.kernel.magic;

import java.util.List;

/**
 * A magic in a cell.
 *
 * @param place what stands around it
 * @param start where its % stands
 * @param textStart where the text after its name starts; of a cell magic, where its body starts
 * @param end where its line ends; of a cell magic, where its body ends, or begins if it is Java
 * @param name its name, without %
 * @param args its arguments
 */
public record MagicCall(
    Place place, int start, int textStart, int end, String name, List<String> args) {
  /** What stands around a magic. */
  public enum Place {
    /** The whole cell is the magic's. */
    CELL,
    /** A statement of its own. */
    STATEMENT,
    /** A statement within braces. */
    NESTED,
    /** The value that a variable gets. */
    VALUE
  }

  /** The magic as Java. */
  String java() {
    StringBuilder java = new StringBuilder("org.lectern.kernel.Cell.lineMagic(");
    java.append(Words.literal(name)).append(", java.util.List.of(");
    for (int i = 0; i < args.size(); i++) {
      java.append(i == 0 ? "" : ", ").append(Words.literal(args.get(i)));
    }
    return java.append("));").toString();
  }
}
