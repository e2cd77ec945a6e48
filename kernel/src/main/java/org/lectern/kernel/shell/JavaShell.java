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

/**
 * Runs cells one after the other. Everything but {@link #interrupt} belongs to one thread at a
 * time.
 */
public final class JavaShell {
  private final CellClassLoader loader =
      new CellClassLoader(new SharedClasses(JavaShell.class.getClassLoader()));
  private final CellRunner runner = new CellRunner(loader);
  private final CellControl control = new CellControl(loader, runner);
  private final CompletableFuture<Engine> engine = new CompletableFuture<>();
  private final AddedJars addedJars = new AddedJars();
  private @Nullable Scope scope;
  private final TraceReport traceReport;
  private final Map<String, Piece> pieces = new HashMap<>();

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
  }

  /** Imports what every notebook has, and runs through everything once, so that cells are fast. */
  public void warmUp() {
    try {
      JShell shell = ShellBuilder.build(control);
      Preload.imports().forEach(shell::eval);
      shell.eval("String.valueOf(1 + 1)").forEach(event -> shell.drop(event.snippet()));
      SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
      analysis.analyzeCompletion("int x = 1; x");
      Evaluation evaluation = new Evaluation(shell, analysis, control);
      Housekeeping housekeeping = new Housekeeping(shell, analysis, loader, pieces);
      CompileReport report = new CompileReport(shell);
      engine.complete(new Engine(shell, analysis, evaluation, report, housekeeping));
    } catch (Throwable failure) {
      engine.completeExceptionally(failure);
    }
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
    Engine running = engine.join();
    Losses losses = new Losses();
    depth++;
    CellResult result;
    try {
      result = runPieces(running, new Source(label, code), losses);
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
    JShell shell = engine.join().shell();
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
        : CellResult.failed(traceReport.ofRaw(result.thrown()));
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
    return engine.join().analysis();
  }

  private CellResult runPieces(Engine running, Source source, Losses losses) {
    JShell shell = running.shell();
    List<DeclarationSnippet> unresolved = new ArrayList<>();
    Postponed postponed = new Postponed(shell, running.evaluation());
    Object value = null;
    int at = source.skipBlank(0);
    while (at < source.text().length()) {
      String place = source.place(source.lineAt(at));
      if (runner.interrupted()) {
        return new CellResult(null, Interrupts.before(place), true);
      }
      String rest = source.text().substring(at);
      CompletionInfo info = running.analysis().analyzeCompletion(rest);
      if (info.completeness() == Completeness.EMPTY) {
        break;
      }
      boolean complete = info.completeness().isComplete();
      Piece piece = new Piece(source, at, complete ? info.source() : rest);
      int next = complete ? source.skipBlank(at + consumed(rest, info)) : source.text().length();
      Evaluation.Outcome outcome = running.evaluation().run(piece, complete);
      if (postponed.takes(outcome, source.text().substring(next))) {
        at = next;
        continue;
      }
      List<SnippetEvent> events = outcome.events();
      losses.add(events);
      CellError error = error(running.compileReport(), outcome.piece(), events, unresolved);
      CellRunner.Result last = control.last();
      boolean stopped = runner.interrupted() && last != null && wasStopped(last);
      traceReport.note(events, place, error != null || stopped);
      if (runner.interrupted() && (error == null || wasStopped(last))) {
        return new CellResult(null, Interrupts.report(place, last), true);
      }
      if (error != null) {
        return new CellResult(null, error, runner.interrupted());
      }
      value = isEmptyStatement(outcome.piece()) ? value : value(events, last);
      at = next;
      for (outcome = postponed.next(); outcome != null; outcome = postponed.next()) {
        losses.add(outcome.events());
        error(running.compileReport(), outcome.piece(), outcome.events(), unresolved);
      }
    }
    Evaluation.Outcome refused = postponed.first();
    if (refused != null) {
      CellError error =
          error(running.compileReport(), refused.piece(), refused.events(), unresolved);
      return new CellResult(null, error, false);
    }
    for (DeclarationSnippet snippet : unresolved) {
      if (shell.status(snippet) == Snippet.Status.RECOVERABLE_DEFINED
          || shell.status(snippet) == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
        Piece piece = pieces.get(snippet.id());
        return CellResult.failed(running.compileReport().of(piece, snippet));
      }
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
   * What may be typed at a place in a cell.
   *
   * @param code the cell's text
   * @param cursor the position in it
   * @return the completion, perhaps without matches
   */
  public Completion complete(String code, int cursor) {
    return Completion.of(scope(), code, cursor);
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
    return Inspection.of(scope(), code, cursor, detailed);
  }

  private Scope scope() {
    Engine ready = engine.join();
    if (scope == null) {
      scope = new Scope(ready.shell(), ready.analysis(), pieces::get, loader);
    }
    return scope;
  }
}
