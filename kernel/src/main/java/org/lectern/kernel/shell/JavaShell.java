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
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
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
  private final AddedJars addedJars = new AddedJars();
  private @Nullable Scope scope;
  private final TraceReport traceReport;
  private final Map<String, Piece> pieces = new HashMap<>();
  private final KernelMagics magics = new KernelMagics();
  private final ShellHost host = new ShellHost(this);
  private final MagicRuns magicRuns;
  private final StartUp startUp = new StartUp(System.getenv());
  private final StatementTimeout timeout;
  private volatile @Nullable Thread starter;

  /** What the last statement of code that a cell runs has thrown. */
  private @Nullable Throwable nestedThrown;

  /** A cell may run code as a cell, whose end is not the time to tidy up. */
  private int depth;

  private record Engine(
      JShell shell,
      SourceCodeAnalysis analysis,
      Evaluation evaluation,
      CompileReport compileReport,
      Housekeeping housekeeping) {}

  /** A shell that is not ready yet; requests wait until {@link #warmUp} has run. */
  public JavaShell() {
    traceReport = new TraceReport(pieces::get);
    interruptible("weave".equals(System.getenv("LECTERN_INTERRUPT")));
    magicRuns = new MagicRuns(magics, runner, traceReport);
    timeout = startUp.timeout(runner);
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
      JShell shell = startUp.shell(options -> ShellBuilder.build(control, options));
      Preload.imports().forEach(shell::eval);
      shell.eval("String.valueOf(1 + 1)").forEach(event -> shell.drop(event.snippet()));
      SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
      analysis.analyzeCompletion("int x = 1; x");
      Evaluation evaluation = new Evaluation(shell, analysis, control);
      Housekeeping housekeeping = new Housekeeping(shell, analysis, loader, pieces);
      CompileReport report = new CompileReport(shell);
      built.complete(new Engine(shell, analysis, evaluation, report, housekeeping));
      startUp.run(host);
      host.keepAll();
      engine.complete(built.join());
    } catch (Throwable failure) {
      built.completeExceptionally(failure);
      engine.completeExceptionally(failure);
    } finally {
      starter = null;
    }
  }

  /** The engine: for start-up scripts, and for code that a cell runs, as soon as there is one. */
  private Engine engine() {
    Thread now = Thread.currentThread();
    return now == starter || now == runner.thread() ? built.join() : engine.join();
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
    if (Thread.currentThread() != runner.thread()) {
      throw new IllegalStateException(
          "eval: needs the thread that runs the cell, but was called on "
              + Thread.currentThread().getName()
              + ". Call it in the cell itself.");
    }
    nestedThrown = null;
    CellResult result = run("eval", code);
    Throwable thrown = nestedThrown;
    nestedThrown = null;
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
    Engine running = engine();
    Losses losses = new Losses();
    depth++;
    CellResult result;
    try {
      result = runCell(running, source, losses);
    } finally {
      depth--;
    }
    if (depth == 0) {
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
   * don't count as loaded: a notebook brings its own Gson, for example.
   *
   * @param paths the jars and folders
   * @return what the cell should print: which of them could not be added because the library is
   *     already loaded in another version, and what to do
   */
  public List<String> addJars(List<Path> paths) {
    JShell shell = jshell();
    List<String> notes = new ArrayList<>();
    List<String> added = new ArrayList<>();
    for (Path path : paths) {
      Path jar = addedJars.admit(path, notes);
      if (jar != null) {
        added.add(jar.toString());
      }
    }
    if (!added.isEmpty()) {
      shell.addToClasspath(String.join(File.pathSeparator, added));
    }
    return notes;
  }

  /**
   * Runs code of the kernel that calls code of the user, such as {@code toString}, where it can be
   * interrupted and may throw anything.
   *
   * @param label the cell's name in messages
   * @param code the code
   * @return its value, or the error
   */
  public CellResult call(String label, Callable<?> code) {
    CellRunner.Result result = runner.run(code);
    if (runner.interrupted() && result.end() != CellRunner.End.RETURNED) {
      return new CellResult(null, Interrupts.report(label, result), true);
    }
    return result.thrown() == null
        ? CellResult.of(result.value())
        : CellResult.failed(
            traceReport.ofRaw(result.thrown(), "while showing the value of the cell"));
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
    Open open =
        new Open(losses, new ArrayList<>(), new Postponed(running.shell(), running.evaluation()));
    CellResult last = CellResult.of(null);
    int from = 0;
    for (MagicCell.Statement magic : cell.statements()) {
      last = runPieces(running, java, from, magic.start(), open);
      if (last.error() == null) {
        last = magicRuns.run(source, magic.call());
      }
      if (last.error() != null) {
        return last;
      }
      from = magic.end();
    }
    int end = java.text().length();
    if (java.skipBlank(from) < end) {
      last = runPieces(running, java, from, end, open);
    }
    return last.error() != null ? last : missing(running, open).orElse(last);
  }

  /**
   * What the cell has not come to an end with.
   *
   * @param losses variables that it made JShell remove
   * @param unresolved declarations that lack another
   * @param postponed declarations that are tried again
   */
  private record Open(Losses losses, List<DeclarationSnippet> unresolved, Postponed postponed) {}

  private void retry(Engine running, Open open) {
    for (Evaluation.Outcome outcome = open.postponed().next();
        outcome != null;
        outcome = open.postponed().next()) {
      open.losses().add(outcome.events());
      error(running.compileReport(), outcome.piece(), outcome.events(), open.unresolved());
    }
  }

  /** The error of a declaration that still lacks another when the cell ends. */
  private Optional<CellResult> missing(Engine running, Open open) {
    Evaluation.Outcome refused = open.postponed().first();
    if (refused != null) {
      CellError error =
          error(running.compileReport(), refused.piece(), refused.events(), open.unresolved());
      return Optional.of(new CellResult(null, error, false));
    }
    for (DeclarationSnippet snippet : open.unresolved()) {
      Snippet.Status status = running.shell().status(snippet);
      if (status == Snippet.Status.RECOVERABLE_DEFINED
          || status == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
        Piece piece = pieces.get(snippet.id());
        return Optional.of(CellResult.failed(running.compileReport().of(piece, snippet)));
      }
    }
    return Optional.empty();
  }

  /** Runs a part of the cell, from one position to another. */
  private CellResult runPieces(Engine running, Source source, int from, int to, Open open) {
    Object value = null;
    int at = source.skipBlank(from);
    while (at < to) {
      String place = source.place(source.lineAt(at));
      if (runner.interrupted()) {
        return new CellResult(null, Interrupts.before(place), true);
      }
      String rest = source.text().substring(at, to);
      CompletionInfo info = running.analysis().analyzeCompletion(rest);
      if (info.completeness() == Completeness.EMPTY) {
        break;
      }
      boolean complete = info.completeness().isComplete();
      Piece piece = new Piece(source, at, complete ? info.source() : rest);
      int next = complete ? source.skipBlank(at + consumed(rest, info)) : to;
      timeout.begin();
      Evaluation.Outcome outcome = running.evaluation().run(piece, complete);
      timeout.end();
      if (open.postponed().takes(outcome, source.text().substring(next))) {
        at = next;
        continue;
      }
      List<SnippetEvent> events = outcome.events();
      open.losses().add(events);
      CellError error = error(running.compileReport(), outcome.piece(), events, open.unresolved());
      CellRunner.Result last = control.last();
      boolean stopped = runner.interrupted() && last != null && wasStopped(last);
      traceReport.note(events, place, error != null || stopped);
      if (runner.interrupted() && (error == null || wasStopped(last))) {
        return timeout.explained(new CellResult(null, Interrupts.report(place, last), true), place);
      }
      if (error != null) {
        nestedThrown = depth > 1 && last != null ? last.thrown() : null;
        return new CellResult(null, error, runner.interrupted());
      }
      value = isEmptyStatement(outcome.piece()) ? value : value(events, last);
      at = next;
      retry(running, open);
    }
    return CellResult.of(value);
  }

  /** One that ends the last expression once more, as in {@code x;;}. */
  private static boolean isEmptyStatement(Piece piece) {
    return Code.mask(piece.code()).strip().equals(";");
  }

  private static int consumed(String rest, CompletionInfo info) {
    String remaining = info.remaining();
    return remaining == null ? rest.length() : rest.length() - remaining.length();
  }

  private @Nullable CellError error(
      CompileReport compileReport,
      Piece piece,
      List<SnippetEvent> events,
      List<DeclarationSnippet> unresolved) {
    for (SnippetEvent event : events) {
      Snippet snippet = event.snippet();
      if (event.causeSnippet() != null) {
        continue;
      }
      pieces.put(snippet.id(), piece);
      if (event.status() == Snippet.Status.REJECTED) {
        return compileReport.of(piece, snippet);
      }
      JShellException exception = event.exception();
      if (exception instanceof UnresolvedReferenceException missing) {
        DeclarationSnippet broken = missing.getSnippet();
        return compileReport.of(pieces.getOrDefault(broken.id(), piece), broken);
      }
      if (exception instanceof EvalException thrown) {
        return traceReport.of(thrown);
      }
      if (snippet instanceof DeclarationSnippet declaration
          && event.status() != Snippet.Status.VALID) {
        unresolved.add(declaration);
      }
    }
    return null;
  }

  private static @Nullable Object value(
      List<SnippetEvent> events, CellRunner.@Nullable Result last) {
    if (last == null || events.isEmpty()) {
      return null;
    }
    return switch (events.get(0).snippet().subKind()) {
      case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND -> last.value();
      default -> null;
    };
  }

  private static boolean wasStopped(CellRunner.@Nullable Result last) {
    return last != null
        && (last.end() != CellRunner.End.THREW || Interrupts.isCancellation(last.thrown()));
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
