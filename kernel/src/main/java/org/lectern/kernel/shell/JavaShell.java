package org.lectern.kernel.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.docs.Description;
import org.lectern.kernel.magic.KernelMagics;
import org.lectern.kernel.magic.MagicCell;
import org.lectern.kernel.magic.StandardMagics;

/**
 * Runs cells one after the other. Everything but {@link #interrupt} belongs to one thread at a
 * time.
 */
public final class JavaShell {
  private final CellClassLoader loader =
      new CellClassLoader(new SharedClasses(JavaShell.class.getClassLoader()));
  private final CellRunner runner = new CellRunner(loader);
  private final CellControl control = new CellControl(loader, runner);
  private final CompletableFuture<Engine> built = new CompletableFuture<>();
  private final CompletableFuture<Engine> engine = new CompletableFuture<>();
  private final Lending lending = new Lending(loader);
  private final AddedJars addedJars = new AddedJars(lending);
  private @Nullable Scope scope;
  private final TraceReport traceReport;
  private final Map<String, Piece> pieces = new HashMap<>();
  private final KernelMagics magics = new KernelMagics();
  private final ShellHost host = new ShellHost(this);
  private final MagicRuns magicRuns;
  private final StartUp startUp = new StartUp(System.getenv());
  private volatile @Nullable Thread starter;

  /** What ended the code that a cell ran last. */
  private @Nullable Throwable thrownInside;

  private record Engine(
      JShell shell,
      SourceCodeAnalysis analysis,
      PieceRunner pieceRunner,
      Housekeeping housekeeping) {}

  /** A shell that is not ready yet; requests wait until {@link #warmUp} has run. */
  public JavaShell() {
    traceReport = new TraceReport(pieces::get, runner);
    interruptible("weave".equals(System.getenv("LECTERN_INTERRUPT")));
    magicRuns = new MagicRuns(magics, runner, traceReport);
    StandardMagics.register(magics, host);
  }

  /**
   * The magics of the notebook.
   *
   * @return all of them by name
   */
  public KernelMagics magics() {
    return magics;
  }

  /** Tells the user, once, what went wrong at the start. Waits for its end. */
  public void reportStartUp() {
    engine();
    String problems = startUp.problems();
    if (!problems.isEmpty()) {
      runner.run(
          () -> {
            System.err.println(problems);
            return null;
          });
    }
  }

  /** Imports what every notebook has, and runs through everything once, so that cells are fast. */
  public void warmUp() {
    starter = Thread.currentThread();
    try {
      JShell shell = startUp.shell(options -> ShellBuilder.build(control, options, lending));
      Preload.imports().forEach(shell::eval);
      shell.eval("String.valueOf(1 + 1)").forEach(event -> shell.drop(event.snippet()));
      SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
      analysis.analyzeCompletion("int x = 1; x");
      built.complete(
          new Engine(
              shell,
              analysis,
              new PieceRunner(shell, control, runner, startUp.timeout(runner), traceReport, pieces),
              new Housekeeping(shell, analysis, loader, pieces)));
      startUp.run(host, this::runScript);
      host.keepAll();
      engine.complete(built.join());
    } catch (Throwable failure) {
      built.completeExceptionally(failure);
      engine.completeExceptionally(failure);
    } finally {
      starter = null;
    }
  }

  /**
   * Runs a start-up script as a cell of its own; the first cell of the notebook may wait for it.
   */
  private void runScript(String label, String code) {
    runner.beginScript();
    try {
      ShellHost.value(run(label, code));
    } finally {
      runner.endScript();
    }
  }

  /** The engine: for start-up scripts, and for code that a cell runs, as soon as there is one. */
  private Engine engine() {
    return Thread.currentThread() == starter || isInCell() ? built.join() : engine.join();
  }

  /** Whether a cell runs this, by {@code eval} or a magic. */
  private boolean isInCell() {
    return Thread.currentThread() == runner.thread();
  }

  /** A cell begins: {@link #interrupt} counts from now on. */
  public void begin() {
    runner.begin();
  }

  /** The cell has ended. */
  public void end() {
    runner.end();
  }

  /**
   * Compiles and runs a cell: its statements one by one, up to the first error or interrupt.
   *
   * @param label the cell's name in messages
   * @param code the cell's text
   * @return the value of the last expression, or the error
   */
  public CellResult run(String label, String code) {
    return run(new Source(label, code));
  }

  /**
   * Runs a text as a cell, for code that runs in one.
   *
   * @param code the text
   * @return the value of its last expression
   * @throws CellFailure if it does not compile; what it throws comes out as it is
   * @throws IllegalStateException on any other thread than that of the running cell
   */
  public @Nullable Object evaluate(String code) {
    if (!isInCell()) {
      throw new IllegalStateException(
          "eval: needs the thread that runs the cell, but was called on "
              + Thread.currentThread().getName()
              + ". Call it in the cell itself.");
    }
    CellResult result = run("eval", code);
    Throwable thrown = thrownInside;
    thrownInside = null;
    if (thrown != null && result.error() != null && !result.interrupted()) {
      throw JavaShell.<RuntimeException>unchecked(thrown);
    }
    return ShellHost.value(result);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
    throw (E) thrown;
  }

  /**
   * A cell with its magics masked: Java in which every position stays where it was.
   *
   * @param code the cell's text
   * @return the text for editors
   */
  public String masked(String code) {
    return MagicCell.of(code, magics).masked();
  }

  /**
   * Completes the text before the cursor: the name of a magic, or Java.
   *
   * @param code the cell's text
   * @param cursor the position in it
   * @return the completion, perhaps without matches
   */
  public Completion complete(String code, int cursor) {
    return MagicCompletion.of(magics, code, cursor)
        .orElseGet(() -> Completion.of(scope(), masked(code), cursor));
  }

  CellResult run(Source source) {
    return shielded(() -> runShielded(source));
  }

  /** Runs code of the kernel where an interrupt has to wait, if it is the cell that has called. */
  <T> T shielded(Supplier<T> code) {
    return runner.shielded(code);
  }

  private CellResult runShielded(Source source) {
    Engine running = engine();
    Losses losses = new Losses();
    CellResult result = runCell(running, source, losses);
    // a cell may run code as a cell, whose end is not the time to tidy up
    if (!isInCell()) {
      CellError error = result.error();
      running.housekeeping().run(error != null && error.name().equals("OutOfMemoryError"));
    }
    String lost = losses.text(running.shell());
    if (!lost.isEmpty()) {
      runner.run(
          () -> {
            System.out.println(lost);
            return null;
          });
    }
    control.clear();
    return result;
  }

  /**
   * Adds jars and folders of classes to what cells can use. Libraries that only the kernel uses
   * don't count as loaded, and its Gson makes way for the notebook's own.
   *
   * @param paths the jars and folders
   * @return what the cell should print: which of them could not be added because the library is
   *     already loaded in another version, and what to do
   */
  public List<String> addJars(List<Path> paths) {
    List<String> notes = new ArrayList<>();
    return shielded(
        () -> {
          add(paths, notes);
          return notes;
        });
  }

  private void add(List<Path> paths, List<String> notes) {
    List<String> added = new ArrayList<>();
    try {
      for (Path path : paths) {
        Path jar = addedJars.admit(path, notes);
        if (jar != null) {
          added.add(jar.toString());
        }
      }
    } finally {
      // the ones before a jar that is refused are in
      if (!added.isEmpty()) {
        jshell().addToClasspath(String.join(File.pathSeparator, added));
        lending.toCompiler();
      }
    }
  }

  /**
   * Runs code of the kernel that calls code of the user, such as {@code toString}, where it can be
   * interrupted and may throw anything.
   *
   * @param label the name of the cell or other code in messages
   * @param doing what it does, for the message of an exception, as in {@code while showing …}
   * @param code the code
   * @return its value, or the error
   */
  public CellResult call(String label, String doing, Callable<?> code) {
    CellRunner.Result result = runner.run(code);
    if (runner.interrupted() && result.end() != CellRunner.End.RETURNED) {
      return new CellResult(null, Interrupts.report(label, result), true);
    }
    return result.thrown() == null
        ? CellResult.of(result.value())
        : traceReport.ofRaw(result.thrown(), label, doing);
  }

  /** Asks the running cell to stop; from any thread. Without a running cell, nothing happens. */
  public void interrupt() {
    runner.interrupt();
  }

  /**
   * Whether loops and recursions of cells that run from now on can always be stopped, in Java 20
   * and later too, where a thread can't be stopped by force. Then each turn of a loop makes a
   * check, which takes time. At start this is on if the environment variable {@code
   * LECTERN_INTERRUPT} is {@code weave}.
   *
   * @param on whether to do so
   */
  public void interruptible(boolean on) {
    control.interruptible(on);
  }

  /**
   * The thread that cells run on; another one after a cell that had to be stopped by force.
   *
   * @return the thread
   */
  public Thread cellThread() {
    return runner.thread();
  }

  /**
   * JShell's knowledge of the language and of what cells have declared.
   *
   * @return the analysis
   */
  public SourceCodeAnalysis analysis() {
    return engine().analysis();
  }

  JShell jshell() {
    return built.join().shell();
  }

  RunWatch watch() {
    return control.watch();
  }

  /** Code of the running magic, at its place in the cell. */
  Source here(String code) {
    return magicRuns.here(code);
  }

  private CellResult runCell(Engine running, Source source, Losses losses) {
    MagicCell cell = MagicCell.of(source.text(), magics);
    if (cell.cellMagic().isPresent()) {
      return magicRuns.run(source, cell.cellMagic().get());
    }
    Source java = new Source(source.label(), cell.java(), source.shown());
    PieceRunner runs = running.pieceRunner();
    PieceRunner.Open open = runs.open(losses);
    CellResult last = CellResult.of(null);
    int from = 0;
    for (MagicCell.Statement magic : cell.statements()) {
      last = runs.run(java, from, magic.start(), open);
      if (last.error() == null) {
        last = magicRuns.run(source, magic.call());
      }
      if (last.error() != null) {
        break;
      }
      from = magic.end();
    }
    int end = java.text().length();
    if (last.error() == null && java.skipBlank(from) < end) {
      last = runs.run(java, from, end, open);
    }
    thrownInside = isInCell() ? open.thrown() : null;
    return last.error() != null ? last : runs.missing(open).orElse(last);
  }

  /**
   * What there is to say about the name at a place in a cell.
   *
   * @param code the cell's text
   * @param cursor the position in it
   * @param detailed whether to add the source
   * @return the description, or empty if nothing is known
   */
  public Optional<Description> inspect(String code, int cursor, boolean detailed) {
    return Inspection.of(scope(), masked(code), cursor, detailed);
  }

  private Scope scope() {
    Engine ready = engine();
    if (scope == null) {
      scope = new Scope(ready.shell(), ready.analysis(), pieces::get, loader);
    }
    return scope;
  }
}
