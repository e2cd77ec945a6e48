package org.lectern.kernel.docs;

import java.util.List;

/**
 * One declaration of a source file.
 *
 * @param kind what it declares
 * @param owner the type that it belongs to, with the types around it, as in {@code Map.Entry}; a
 *     top-level type belongs to ""
 * @param name its name; a constructor has that of its type
 * @param parameterTypes the simple names of the parameters' types, without type arguments
 * @param before what a signature has before the name, such as the type
 * @param after what it has after the name, such as the parameters
 * @param supertypes the names of what a type extends and implements
 * @param comment the text of its documentation comment, or ""
 * @param code the declaration, with its body
 */
public record Entry(
    Kind kind,
    String owner,
    String name,
    List<String> parameterTypes,
    String before,
    String after,
    List<String> supertypes,
    String comment,
    String code) {

  /** Kinds of declarations. */
  public enum Kind {
    /** A class, interface, enum, record or annotation. */
    TYPE,
    /** A constructor. */
    CONSTRUCTOR,
    /** A method. */
    METHOD,
    /** A field or a constant of an enum. */
    FIELD
  }

  /**
   * The full name of a type, without its package.
   *
   * @return for example {@code Map.Entry}
   */
  public String path() {
    return owner.isEmpty() ? name : owner + "." + name;
  }

  /**
   * The same declaration with another comment.
   *
   * @param other the comment
   * @return the declaration
   */
  public Entry withComment(String other) {
    return new Entry(kind, owner, name, parameterTypes, before, after, supertypes, other, code);
  }
}
