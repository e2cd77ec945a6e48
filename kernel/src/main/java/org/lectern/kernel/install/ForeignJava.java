package org.lectern.kernel.install;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The Java that another kernel's kernelspec starts. */
final class ForeignJava {
  private ForeignJava() {}

  /** Whether a command starts the java program itself. */
  static boolean isJava(JsonArray argv) {
    return program(argv).replace('\\', '/').matches("(.*/)?java(\\.exe)?");
  }

  private static String program(JsonArray argv) {
    JsonElement first = argv.size() == 0 ? null : argv.get(0);
    return first instanceof JsonPrimitive ? first.getAsString() : "";
  }

  /**
   * Looks whether Lectern can run there.
   *
   * @param file the kernel.json
   * @param argv its command
   * @param machine the computer
   * @return the Java; empty if the kernel is started in a way that does not tell it
   * @throws Refusal if it is too old, or lacks something
   */
  static Optional<JavaHome> check(Path file, JsonArray argv, Machine machine) throws Refusal {
    if (!isJava(argv)) {
      return Optional.empty();
    }
    Optional<Path> program = find(program(argv), machine);
    if (program.isEmpty()) {
      throw refusal(file, "no java on PATH");
    }
    JavaHome java = JavaHome.ofProgram(program.get());
    if (!java.willDo()) {
      throw refusal(file, java + " " + java.fault());
    }
    return Optional.of(java);
  }

  private static Optional<Path> find(String program, Machine machine) {
    try {
      Path path = Path.of(program);
      return path.getNameCount() > 1 ? Optional.of(path) : machine.find("java");
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Refusal refusal(Path file, String got) {
    JavaHome own = JavaHome.running();
    String better = own.willDo() ? own.java().toString() : "DIR/bin/java of such a JDK";
    return new Refusal(
        "the Java of this kernel can't run Lectern.",
        "a JDK " + JavaHome.OLDEST + " or newer with the module jdk.incubator.vector",
        got,
        "in "
            + file
            + ", make the first word of \"argv\" "
            + new JsonPrimitive(better)
            + ", then again");
  }
}
