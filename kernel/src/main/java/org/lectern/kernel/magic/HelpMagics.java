package org.lectern.kernel.magic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code %lsmagic} and {@code %help}: which magics there are. */
final class HelpMagics {
  private final KernelMagics magics;

  HelpMagics(KernelMagics magics) {
    this.magics = magics;
  }

  void register() {
    magics.register(Magic.line("lsmagic", "", "Lists the names of all magics.", args -> names()));
    magics.register(
        Magic.line("help", "[MAGIC]", "Tells what the magics do, or one of them.", this::help));
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    magics.lineNames().forEach(name -> names.add("%" + name));
    magics.cellNames().forEach(name -> names.add("%%" + name));
    System.out.println(String.join("  ", names));
    return names;
  }

  private @Nullable Object help(List<String> args) {
    Map<String, Magic> own = magics.own();
    if (args.isEmpty()) {
      own.values().stream()
          .distinct()
          .sorted(Comparator.comparing(Magic::name))
          .forEach(HelpMagics::print);
      System.out.println("A value goes into a variable: List<String> jars = %jars lib/*.jar");
      return null;
    }
    for (String arg : args) {
      String name = arg.replaceFirst("^%+", "");
      Magic magic = own.get(name);
      if (magic != null) {
        print(magic);
      } else if (magics.isLineMagic(name) || magics.cellNames().contains(name)) {
        System.out.println(arg + " is a magic of this notebook.");
      } else {
        List<String> near = NearNames.of(name, own.keySet());
        throw new MagicException(
            "%%help: needs the name of a magic, but %s is none. %s"
                .formatted(
                    arg,
                    near.isEmpty()
                        ? "%lsmagic lists them all."
                        : "Did you mean " + String.join(" or ", near) + "?"));
      }
    }
    return null;
  }

  private static void print(Magic magic) {
    String usage = magic.usage().isEmpty() ? "" : " " + magic.usage();
    String line = magic.line() == null ? "" : "%" + magic.name() + usage;
    String cell = magic.cell() == null ? "" : "%%" + magic.name();
    String both = line.isEmpty() || cell.isEmpty() ? line + cell : line + ", " + cell;
    String also =
        magic.names().size() == 1
            ? ""
            : " (also %" + String.join(", %", magic.names().subList(1, magic.names().size())) + ")";
    System.out.println(both + also);
    System.out.println("    " + magic.purpose());
  }
}
