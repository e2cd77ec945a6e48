package org.lectern.kernel.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.kernel.install.JavaHome;
import org.lectern.kernel.install.Machine;
import org.lectern.kernel.install.Refusal;

/** Which Java a kernel runs on. */
final class Javas {
  private Javas() {}

  /**
   * The Java that was asked for; else the one of this command; else that of JAVA_HOME.
   *
   * @param machine the computer
   * @param given the folder that was asked for
   * @param option the option it was given by
   */
  static JavaHome choose(Machine machine, Optional<Path> given, String option) throws Refusal {
    List<JavaHome> candidates = new ArrayList<>();
    if (given.isPresent()) {
      candidates.add(JavaHome.of(given.get()));
    } else {
      candidates.add(JavaHome.running());
      machine.folder("JAVA_HOME").map(JavaHome::of).ifPresent(candidates::add);
    }
    Optional<JavaHome> found = candidates.stream().filter(JavaHome::willDo).findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    throw new Refusal(
        given.isPresent() ? "the folder given with " + option + " will not do." : "no JDK found.",
        "a JDK " + JavaHome.OLDEST + " or newer (not a JRE: the kernel compiles each cell)",
        String.join("; ", candidates.stream().map(java -> java + " " + java.fault()).toList()),
        machine.howToGetJdk() + "; if you have one elsewhere, name it: " + option + " DIR");
  }
}
