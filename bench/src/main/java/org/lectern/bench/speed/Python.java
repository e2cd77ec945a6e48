package org.lectern.bench.speed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PyTorch from Python, in an environment of its own, which is made if it isn't there. */
final class Python {
  private static final Path SCRIPTS = Path.of("src", "main", "python");
  private static final String TORCH = "torch==2.5.1";
  private static final String CPU_ONLY = "https://download.pytorch.org/whl/cpu";

  private final Path executable;

  Python(Path folder) {
    executable = folder.resolve("bin").resolve("python").toAbsolutePath();
    if (!Files.isExecutable(executable)) {
      System.out.println("Installing PyTorch for Python into " + folder + " …");
      Launch.of(List.of("python3", "-m", "venv", folder.toString()));
      try {
        pip("--index-url", CPU_ONLY, TORCH);
      } catch (IllegalStateException notThere) {
        // The usual package is the same for the processor; it brings 5 GB of CUDA besides.
        pip(TORCH);
      }
    }
  }

  private void pip(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(executable.toString(), "-m", "pip", "install", "--quiet"));
    command.addAll(List.of(arguments));
    Launch.of(command);
  }

  Launch run(String script, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(executable.toString(), SCRIPTS.resolve(script).toString()));
    command.addAll(List.of(arguments));
    return Launch.of(command);
  }
}
