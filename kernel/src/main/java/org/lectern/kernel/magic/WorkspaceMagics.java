package org.lectern.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.magic.MagicHost.Declared;

/** {@code %who}, {@code %reset}, {@code %interruptible}: what cells have declared, and may do. */
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
    magics.register(
        Magic.line(
            "interruptible",
            "on|off",
            "Lets every loop of the cells to come be stopped, in Java 20 and later too; they become"
                + " slower.",
            this::interruptible));
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

  private @Nullable Object interruptible(List<String> args) {
    String word = args.size() == 1 ? args.get(0) : "";
    if (!word.equals("on") && !word.equals("off")) {
      throw new MagicException(
          "%%interruptible: needs on or off, but got %s. Write for example %%interruptible on"
              .formatted(args.isEmpty() ? "nothing" : String.join(" ", args)));
    }
    host.interruptible(word.equals("on"));
    return null;
  }

  private static int width(List<String> words) {
    return words.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String pad(String word, int width) {
    return word + " ".repeat(width - word.length());
  }
}
