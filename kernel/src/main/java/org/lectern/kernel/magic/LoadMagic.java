package org.lectern.kernel.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.notebook.NotANotebook;
import org.lectern.kernel.notebook.Notebook;
import org.lectern.kernel.notebook.NotebookCell;

/** {@code %load}: runs a script or a notebook here. */
final class LoadMagic {
  private static final List<String> ENDINGS = List.of(".jsh", ".jshell", ".java", ".ijava");
  private static final String NOTEBOOK = ".ipynb";

  /** A cell is in no package. */
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package [\\w.]+;");

  private final MagicHost host;

  LoadMagic(MagicHost host) {
    this.host = host;
  }

  void register(KernelMagics magics) {
    magics.register(
        Magic.line(
            "load",
            "FILE",
            "Runs a script (.jsh, .jshell, .java, .ijava) or the cells of a notebook (.ipynb).",
            this::load));
  }

  private @Nullable Object load(List<String> args) throws IOException {
    if (args.size() != 1) {
      throw new MagicException(
          "%%load: needs one file, but got %s. Write for example %%load helpers.jsh"
              .formatted(args.isEmpty() ? "none" : args.size()));
    }
    run(find(args.get(0)));
    return null;
  }

  /** Runs a script or notebook. */
  void run(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(NOTEBOOK)) {
      runCells(name, file);
      return;
    }
    String text = Files.readString(file);
    host.run(name, PACKAGE.matcher(text).replaceFirst(m -> " ".repeat(m.group().length())));
  }

  /** Runs the code cells of a notebook, which is read as a whole before the first is run. */
  private void runCells(String name, Path file) throws IOException {
    List<NotebookCell> cells;
    try {
      cells = Notebook.read(file).cells();
    } catch (NotANotebook e) {
      throw new MagicException(
          "%%load: needs a notebook of format 4, but %s is not one. Save it again in Jupyter."
              .formatted(name),
          e);
    }
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).isCode()) {
        host.run(name + " cell " + (i + 1), cells.get(i).source());
      }
    }
  }

  private static Path find(String name) {
    List<Path> found = Globs.find(name);
    for (int i = 0; found.isEmpty() && i < ENDINGS.size(); i++) {
      found = Globs.find(name + ENDINGS.get(i));
    }
    if (found.isEmpty()) {
      found = Globs.find(name + NOTEBOOK);
    }
    if (found.size() != 1 || !Files.isRegularFile(found.get(0))) {
      throw new MagicException(
          "%%load: needs a file, but %s names none in %s. Check the path; it starts from the folder of the notebook."
              .formatted(name, Path.of("").toAbsolutePath()));
    }
    return found.get(0);
  }
}
