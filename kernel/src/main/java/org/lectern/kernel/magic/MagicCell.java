package org.lectern.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.kernel.magic.MagicCall.Place;

/**
 * A cell with its magics found. Lines keep their numbers in all its forms.
 *
 * @param code the cell's text
 * @param calls its magics, in order
 */
public record MagicCell(String code, List<MagicCall> calls) {
  private static final String NO_VALUE = "null;";

  /**
   * A statement that the kernel runs itself.
   *
   * @param call the magic
   * @param start where it starts in {@link #java}
   * @param end where it ends there
   */
  public record Statement(MagicCall call, int start, int end) {}

  /**
   * Finds the magics of a cell.
   *
   * @param code the cell's text
   * @param names the magics that there are
   * @return the cell
   */
  public static MagicCell of(String code, MagicNames names) {
    return new MagicCell(code, MagicScanner.scan(code, names));
  }

  /**
   * The magic that the cell begins with two %% of.
   *
   * @return the magic, if there is one
   */
  public Optional<MagicCall> cellMagic() {
    return calls.stream().filter(call -> call.place() == Place.CELL).findFirst();
  }

  /**
   * The cell as Java: values and nested statements are calls, the other magics spaces.
   *
   * @return the text
   */
  public String java() {
    StringBuilder java = new StringBuilder();
    int at = 0;
    for (MagicCall call : calls) {
      java.append(code, at, call.start()).append(inJava(call));
      at = call.end();
    }
    return java.append(code.substring(at)).toString();
  }

  /**
   * The magics that are statements of their own, outside of all braces.
   *
   * @return the statements, in order
   */
  public List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    int shift = 0;
    for (MagicCall call : calls) {
      if (call.place() == Place.STATEMENT) {
        statements.add(new Statement(call, call.start() + shift, call.end() + shift));
      }
      shift += inJava(call).length() - (call.end() - call.start());
    }
    return statements;
  }

  /**
   * The cell for editors: Java in which every position stays where it was.
   *
   * @return the text
   */
  public String masked() {
    StringBuilder masked = new StringBuilder(code);
    for (MagicCall call : calls) {
      for (int i = call.start(); i < call.end(); i++) {
        if (code.charAt(i) != '\n') {
          masked.setCharAt(i, ' ');
        }
      }
      if (call.place() == Place.DEPENDENT) {
        masked.setCharAt(call.start(), ';');
      }
      if (call.place() == Place.VALUE) {
        boolean fits = call.end() - call.start() >= NO_VALUE.length();
        String value = fits ? NO_VALUE : "0;";
        masked.replace(call.start(), call.start() + value.length(), value);
      }
    }
    return masked.toString();
  }

  private static String inJava(MagicCall call) {
    return switch (call.place()) {
      case VALUE, NESTED, DEPENDENT -> call.java();
      case STATEMENT, CELL -> " ".repeat(call.end() - call.start());
    };
  }
}
