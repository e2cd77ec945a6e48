package org.lectern.kernel.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.install.InstalledKernel;
import org.lectern.kernel.install.JavaHome;
import org.lectern.kernel.install.Machine;
import org.lectern.kernel.install.OwnJars;
import org.lectern.kernel.install.Refusal;
import org.lectern.kernel.notebook.NotANotebook;
import org.lectern.kernel.notebook.Notebook;
import org.lectern.kernel.notebook.NotebookCell;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.KernelCommand;
import org.lectern.kernel.run.KernelProcess;
import org.lectern.kernel.run.NotebookComparison;
import org.lectern.kernel.run.OutputCollector;
import org.lectern.kernel.run.WireMessage;
import org.lectern.kernel.text.TerminalText;

/** Executes a notebook from top to bottom, in a fresh kernel and in the notebook's own folder. */
final class RunCommand {
  private static final String COMPARE = "--compare";
  private static final List<String> VALUED = List.of("--output", "--timeout", "--java");
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final int USUAL_SECONDS = 600;
  private static final int END_MILLIS = 2000;

  private final Machine machine = Machine.here();
  private final OutputCollector collector = new OutputCollector();
  private final Terminal terminal;

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  int run(List<String> words) throws UsageException, Refusal, IOException {
    Options options = Options.parse(words, List.of(COMPARE), VALUED);
    if (options.rest().size() != 1) {
      throw new UsageException("run needs one notebook, but got " + options.rest().size());
    }
    Path file = Path.of(options.rest().get(0)).toAbsolutePath();
    int seconds = seconds(options.value("--timeout"));
    // before the run, which may take long
    @Nullable OutputFile output =
        options.has("--output") ? OutputFile.check(options.value("--output").orElse("")) : null;
    Notebook notebook = read(file);
    @Nullable Notebook stored = options.has(COMPARE) ? stored(notebook, file) : null;
    List<String> command = command(options.value("--java").map(Path::of));
    boolean passed = execute(notebook, file, command, seconds);
    if (output != null) {
      output.write(output.isPage() ? page(file).of(notebook) : notebook.json());
      terminal.line("Written: " + output);
    }
    boolean agrees = stored == null || agrees(stored, notebook);
    return passed && agrees ? 0 : 1;
  }

  private static Notebook read(Path file) throws Refusal {
    try {
      Notebook notebook = Notebook.read(file);
      String language = notebook.language();
      if (language.isEmpty() || language.equalsIgnoreCase("java")) {
        return notebook;
      }
      throw refusal(file, "a notebook in " + language);
    } catch (NotANotebook e) {
      throw refusal(file, String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      throw refusal(file, "no such file");
    } catch (IOException e) {
      throw refusal(file, e.toString());
    }
  }

  /** A copy with the outputs of the file, which a run is compared with. */
  private static Notebook stored(Notebook notebook, Path file) throws Refusal, NotANotebook {
    Notebook stored = Notebook.parse(notebook.json());
    if (NotebookComparison.isPossible(stored)) {
      return stored;
    }
    throw new Refusal(
        "can't compare " + file + " with a run.",
        "a notebook that was saved with its outputs",
        "one without any",
        "run all cells in Jupyter and save it, or lectern run with --output FILE.ipynb");
  }

  /** Prints what differs. */
  private boolean agrees(Notebook stored, Notebook executed) {
    NotebookComparison comparison = NotebookComparison.of(stored, executed);
    comparison.report().forEach(terminal::line);
    return comparison.agrees();
  }

  private static Refusal refusal(Path file, String got) {
    return new Refusal(
        "can't run " + file + ".",
        "a Java notebook of format 4 (Jupyter writes it since 2015)",
        got,
        "open and save it in Jupyter, or name another file");
  }

  /** Its pictures are looked for beside the notebook. */
  private static Page page(Path file) {
    return new Page(String.valueOf(file.getFileName()), file.resolveSibling(""));
  }

  private static int seconds(Optional<String> given) throws UsageException {
    if (given.isPresent() && !given.get().matches("[1-9][0-9]{0,6}")) {
      throw new UsageException(
          "--timeout needs a whole number of seconds above 0, but is " + given.get());
    }
    return given.map(Integer::parseInt).orElse(USUAL_SECONDS);
  }

  /** The installed kernel's own command if this program belongs to it: that starts quickest. */
  private List<String> command(Optional<Path> java) throws Refusal, IOException {
    Optional<Path> spec = OwnJars.spec();
    if (java.isEmpty() && spec.isPresent()) {
      List<String> words = InstalledKernel.read(spec.get()).words();
      if (!words.isEmpty()) {
        return words;
      }
    }
    JavaHome home = Javas.choose(machine, java, "--java");
    return KernelCommand.onOwnClassPath(home.java()).words();
  }

  private boolean execute(Notebook notebook, Path file, List<String> command, int seconds)
      throws Refusal, IOException {
    List<NotebookCell> cells = notebook.codeCells();
    cells.forEach(NotebookCell::clear);
    long start = System.nanoTime();
    try (KernelProcess process = KernelProcess.startCommand(file.getParent(), command);
        KernelClient client = warm(process)) {
      for (int i = 0; i < cells.size(); i++) {
        String name = "[" + (i + 1) + "/" + cells.size() + "] ";
        if (!execute(client, process, cells.get(i), name, seconds)) {
          return false;
        }
      }
      end(client, process);
    }
    String count = cells.size() == 1 ? "1 cell" : cells.size() + " cells";
    terminal.line(count + " ran in " + since(start));
    return true;
  }

  /** A kernel that has warmed up: that is no cell's time. Without one nothing is written. */
  private static KernelClient warm(KernelProcess process) throws Refusal, IOException {
    try {
      KernelClient client = new KernelClient(process, START_LIMIT);
      JsonObject nothing = new JsonObject();
      nothing.addProperty("code", "1");
      client.request("is_complete_request", nothing);
      return client;
    } catch (IllegalStateException e) {
      throw new Refusal(
          "the kernel does not answer.",
          "",
          process.complaint(e).replace("\n", System.lineSeparator() + " ".repeat(10)),
          "lectern doctor");
    }
  }

  /** Asks the kernel to end. If it does not, it is ended anyway, and the cells have run. */
  private static void end(KernelClient client, KernelProcess process) {
    try {
      client.shutdown();
      process.endsWithin(END_MILLIS);
    } catch (IllegalStateException e) {
      // by force, then
    }
  }

  private boolean execute(
      KernelClient client, KernelProcess process, NotebookCell cell, String name, int seconds)
      throws IOException {
    long start = System.nanoTime();
    JsonObject content = KernelClient.executeContent(cell.source());
    content.addProperty("allow_stdin", false);
    String id = client.send("execute_request", content);
    try {
      JsonObject reply = client.await(id, Duration.ofSeconds(seconds)).reply().content();
      collector.collect(client.outputs(id), cell);
      if (reply.has("execution_count")) {
        cell.json().add("execution_count", reply.get("execution_count"));
      }
      boolean failed = !reply.get("status").getAsString().equals("ok");
      boolean allowed = failed && cell.mayFail();
      String word = allowed ? "error, as its tag allows, " : failed ? "FAILED " : "";
      terminal.line(name + cell.headline() + "  " + word + since(start));
      if (failed && !allowed) {
        showError(client.outputs(id));
      }
      return !failed || allowed;
    } catch (IllegalStateException e) {
      collector.collect(client.outputs(id), cell);
      String why =
          process.isAlive()
              ? "took longer than " + seconds + " s (--timeout SECONDS allows more)"
              : "ended the kernel: " + process.log().strip();
      terminal.line(name + cell.headline() + "  FAILED: it " + why);
      addError(cell, process.isAlive() ? "Timeout" : "KernelDied", "the cell " + why);
      return false;
    }
  }

  private static String since(long start) {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9);
  }

  private void showError(List<WireMessage> messages) {
    for (WireMessage message : messages) {
      if (message.type().equals("error")) {
        JsonArray lines = message.content().getAsJsonArray("traceback");
        lines.forEach(line -> terminal.line(TerminalText.shown(line.getAsString())));
      }
    }
  }

  private static void addError(NotebookCell cell, String name, String text) {
    JsonObject error = new JsonObject();
    error.addProperty("output_type", "error");
    error.addProperty("ename", name);
    error.addProperty("evalue", text);
    JsonArray trace = new JsonArray();
    trace.add(name + ": " + text);
    error.add("traceback", trace);
    cell.outputs().add(error);
  }
}
