package org.lectern.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signature as JShell writes it, such as {@code boolean ArrayList<E>.add(E e)}.
 *
 * @param text the signature
 * @param owner the type that declares it, as in {@code ArrayList}, or ""
 * @param name the name of a method, a constructor or a variable
 * @param parameterTypes simple names, without type arguments
 */
record Signature(String text, String owner, String name, List<String> parameterTypes) {
  private static final Pattern TYPE_ARGUMENTS = Pattern.compile("<[^<>]*>");
  private static final Pattern VARIABLE = Pattern.compile("(?:([\\w.]+)\\.)?(\\w+):(.+)");

  /** Reads a signature of a method, a constructor or a variable. */
  static Optional<Signature> of(String jshell) {
    String text = Names.plain(jshell);
    Matcher variable = VARIABLE.matcher(text);
    if (variable.matches()) {
      String owner = variable.group(1) == null ? "" : variable.group(1);
      return Optional.of(
          new Signature(
              Names.unqualified(variable.group(3))
                  + " "
                  + (owner.isEmpty() ? "" : owner + ".")
                  + variable.group(2),
              owner,
              variable.group(2),
              List.of()));
    }
    String erased = erased(text);
    int open = erased.indexOf('(');
    int close = erased.indexOf(')');
    if (open < 0 || close < open) {
      return Optional.empty();
    }
    String head = erased.substring(0, open).strip();
    String path = head.substring(head.lastIndexOf(' ') + 1);
    int point = path.lastIndexOf('.');
    List<String> types = new ArrayList<>();
    for (String parameter : erased.substring(open + 1, close).split(",")) {
      if (!parameter.isBlank()) {
        String type = parameter.strip().replaceAll("\\s+\\w+$", "").replace("...", "[]");
        types.add(type.replaceAll("\\w+\\.(?=\\w)", ""));
      }
    }
    return Optional.of(
        new Signature(
            text, point < 0 ? "" : path.substring(0, point), path.substring(point + 1), types));
  }

  private static String erased(String text) {
    String shorter = TYPE_ARGUMENTS.matcher(text).replaceAll("");
    return shorter.equals(text) ? text : erased(shorter);
  }

  /** What stands before the name. */
  String before() {
    return text.substring(0, Math.max(0, nameStart()));
  }

  /** What stands after the name. */
  String after() {
    int start = nameStart();
    return start < 0 ? "" : text.substring(start + name.length());
  }

  private int nameStart() {
    int end = text.indexOf('(');
    return end < 0 ? text.lastIndexOf(name) : text.lastIndexOf(name, end);
  }
}
