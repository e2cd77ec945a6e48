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
 * @param inPlace the Java that it becomes where it stands; empty if a call of the magic serves
 */
public record MagicCall(
    Place place,
    int start,
    int textStart,
    int end,
    String name,
    List<String> args,
    String inPlace) {
  /** What stands around a magic. */
  public enum Place {
    /** The whole cell is the magic's. */
    CELL,
    /** A statement of its own. */
    STATEMENT,
    /** A statement within braces. */
    NESTED,
    /** The one statement of an if, a loop or a case. */
    DEPENDENT,
    /** The value that a variable gets. */
    VALUE
  }

  MagicCall(Place place, int start, int textStart, int end, String name, List<String> args) {
    this(place, start, textStart, end, name, args, "");
  }

  /** The magic as Java. */
  String java() {
    if (!inPlace.isEmpty()) {
      return inPlace;
    }
    StringBuilder java = new StringBuilder("org.lectern.kernel.Cell.lineMagic(");
    java.append(Words.literal(name)).append(", java.util.List.of(");
    for (int i = 0; i < args.size(); i++) {
      java.append(i == 0 ? "" : ", ").append(Words.literal(args.get(i)));
    }
    return java.append("));").toString();
  }
}
