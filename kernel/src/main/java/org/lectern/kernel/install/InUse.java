package org.lectern.kernel.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Refusals of work on a kernel that runs: what holds its files, and what to do. */
final class InUse {
  private static final String CLOSE = "close the notebooks that use it, or end these processes";

  private InUse() {}

  /** A kernel that Jupyter no longer offers, but of which files are left. */
  static Refusal leftOver(Path spec, Optional<Path> java, IOException why) {
    boolean own = OwnJars.spec().filter(spec::equals).isPresent();
    return new Refusal(
        "the kernel is out of Jupyter, but some of its files could not be deleted.",
        "that no kernel runs from " + spec,
        RunningKernels.of(spec, java) + "; " + why,
        own
            ? "java -jar lectern-kernel.jar uninstall, since this command runs from these files"
            : CLOSE + ", then uninstall again; the next install cleans up, too");
  }

  /** A kernel that could not be replaced, and is as it was. */
  static Refusal unchanged(Path spec, Optional<Path> java, IOException why) {
    boolean own = OwnJars.spec().filter(spec::equals).isPresent();
    return new Refusal(
        "the kernel is in use, and stays as it was.",
        "that no kernel runs from " + spec,
        RunningKernels.of(spec, java) + "; " + why,
        own
            ? "java -jar lectern-kernel.jar install, since this command runs from these files"
            : CLOSE + ", then install again");
  }
}
