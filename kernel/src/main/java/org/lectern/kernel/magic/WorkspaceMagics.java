package org.lectern.kernel.magic;

import java.util.List;
import org.lectern.kernel.magic.MagicHost.Declared;

/** {@code %who} and {@code %reset}: what cells have declared. */
final class WorkspaceMagics {
  private final MagicHost host;

  WorkspaceMagics(MagicHost host) {
    this.host = host;
  }

  void register(KernelMagics magics) {
    magics.register(
        Magic.line(
            "who",
            "",
            "Lists the variables, methods and classes that cells have declared.",
            this::who));
    magics.register(
        Magic.line(
            "reset",
            "",
            "Forgets all variables, methods, classes and imports of the notebook.",
            this::reset));
  }

  private List<String> who(List<String> args) {
    List<Declared> all = host.declared();
    int kind = width(all.stream().map(Declared::kind).toList());
    int name = width(all.stream().map(Declared::name).toList());
    for (Declared one : all) {
      System.out.println(
          (pad(one.kind(), kind) + "  " + pad(one.name(), name) + "  " + one.type())
              .stripTrailing());
    }
    if (all.isEmpty()) {
      System.out.println("Nothing is declared yet.");
    }
    return all.stream().map(Declared::name).toList();
  }

  private int reset(List<String> args) {
    int count = host.declared().size();
    host.reset();
    System.out.println(
        count == 0
            ? "There was nothing to forget."
            : "Forgot " + count + (count == 1 ? " name." : " names.") + " Jars stay.");
    return count;
  }

  private static int width(List<String> words) {
    return words.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String pad(String word, int width) {
    return word + " ".repeat(width - word.length());
  }
}
