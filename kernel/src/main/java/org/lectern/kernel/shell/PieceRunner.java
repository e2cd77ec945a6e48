package org.lectern.kernel.shell;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.UnresolvedReferenceException;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.io.CellThread;
import org.lectern.kernel.text.JavaText;

/** Runs the statements and declarations of cells one by one, and makes their errors. */
final class PieceRunner {
  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final Evaluation evaluation;
  private final CompileReport compileReport;
  private final CellControl control;
  private final CellRunner runner;
  private final StatementTimeout timeout;
  private final TraceReport traceReport;
  private final Map<String, Piece> pieces;

  PieceRunner(
      JShell shell,
      CellControl control,
      CellRunner runner,
      StatementTimeout timeout,
      TraceReport traceReport,
      Map<String, Piece> pieces) {
    this.shell = shell;
    this.control = control;
    this.runner = runner;
    this.timeout = timeout;
    this.traceReport = traceReport;
    this.pieces = pieces;
    analysis = shell.sourceCodeAnalysis();
    evaluation = new Evaluation(shell, analysis, control);
    control.limit(timeout);
    compileReport = new CompileReport(shell);
  }

  /** What a cell has not come to an end with. */
  static final class Open {
    private final Losses losses;
    private final Postponed postponed;
    private final List<DeclarationSnippet> unresolved = new ArrayList<>();
    private @Nullable Throwable thrown;

    private Open(Losses losses, Postponed postponed) {
      this.losses = losses;
      this.postponed = postponed;
    }

    /** What the statement threw that ended the cell, or null. */
    @Nullable Throwable thrown() {
      return thrown;
    }
  }

  /** A cell begins. */
  Open open(Losses losses) {
    if (!(Thread.currentThread() instanceof CellThread)) {
      timeout.reset();
    }
    return new Open(losses, new Postponed(shell, evaluation));
  }

  private void retry(Open open) {
    for (Evaluation.Outcome outcome = open.postponed.next();
        outcome != null;
        outcome = open.postponed.next()) {
      open.losses.add(outcome.events());
      error(outcome.piece(), outcome.events(), open.unresolved);
    }
  }

  /** The error of a declaration that still lacks another when the cell ends. */
  Optional<CellResult> missing(Open open) {
    Evaluation.Outcome refused = open.postponed.first();
    if (refused != null) {
      CellError error = error(refused.piece(), refused.events(), open.unresolved);
      return Optional.of(new CellResult(null, error, false));
    }
    for (DeclarationSnippet snippet : open.unresolved) {
      Snippet.Status status = shell.status(snippet);
      if (status == Snippet.Status.RECOVERABLE_DEFINED
          || status == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
        Piece piece = pieces.get(snippet.id());
        return Optional.of(CellResult.failed(compileReport.of(piece, snippet)));
      }
    }
    return Optional.empty();
  }

  /** Runs a part of the cell, from one position to another. */
  CellResult run(Source source, int from, int to, Open open) {
    Object value = null;
    int at = source.skipBlank(from);
    while (at < to) {
      String place = source.place(source.lineAt(at));
      CellThread.check();
      if (runner.interrupted()) {
        return new CellResult(null, Interrupts.before(place), true);
      }
      String rest = source.text().substring(at, to);
      CompletionInfo info = analysis.analyzeCompletion(rest);
      if (info.completeness() == Completeness.EMPTY) {
        break;
      }
      boolean complete = info.completeness().isComplete();
      Piece piece = new Piece(source, at, complete ? info.source() : rest);
      int next = complete ? source.skipBlank(at + consumed(rest, info)) : to;
      Evaluation.Outcome outcome = evaluation.run(piece, complete);
      if (open.postponed.takes(outcome, source.text().substring(next))) {
        at = next;
        continue;
      }
      List<SnippetEvent> events = outcome.events();
      open.losses.add(events);
      CellError error = error(outcome.piece(), events, open.unresolved);
      CellRunner.Result last = control.last();
      boolean stopped = runner.interrupted() && last != null && wasStopped(last);
      traceReport.note(events, place, error != null || stopped);
      if (runner.interrupted() && (error == null || wasStopped(last))) {
        return timeout.explained(new CellResult(null, Interrupts.report(place, last), true), place);
      }
      if (error != null) {
        open.thrown = last == null ? null : last.thrown();
        return new CellResult(null, error, runner.interrupted());
      }
      value = isEmptyStatement(outcome.piece()) ? value : value(events, last);
      at = next;
      retry(open);
    }
    return CellResult.of(value);
  }

  /** One that ends the last expression once more, as in {@code x;;}. */
  private static boolean isEmptyStatement(Piece piece) {
    return JavaText.mask(piece.code()).strip().equals(";");
  }

  private static int consumed(String rest, CompletionInfo info) {
    String remaining = info.remaining();
    return remaining == null ? rest.length() : rest.length() - remaining.length();
  }

  private @Nullable CellError error(
      Piece piece, List<SnippetEvent> events, List<DeclarationSnippet> unresolved) {
    for (SnippetEvent event : events) {
      Snippet snippet = event.snippet();
      if (event.causeSnippet() != null) {
        continue;
      }
      pieces.put(snippet.id(), piece);
      if (isRefused(event)) {
        return compileReport.of(piece, snippet);
      }
      JShellException exception = event.exception();
      if (exception instanceof UnresolvedReferenceException missing) {
        DeclarationSnippet broken = missing.getSnippet();
        return compileReport.of(pieces.getOrDefault(broken.id(), piece), broken);
      }
      if (exception instanceof EvalException thrown) {
        return control.last() != null && control.last().thrown() instanceof CellFailure failure
            ? failure.error()
            : traceReport.of(thrown);
      }
      if (snippet instanceof DeclarationSnippet declaration
          && event.status() != Snippet.Status.VALID) {
        unresolved.add(declaration);
      }
    }
    return unusable(piece, events);
  }

  /**
   * Whether the compiler reports an error. Of what its last steps find JShell says that it might be
   * mended by a later declaration, as if a name were missing; also of a statement.
   */
  private boolean isRefused(SnippetEvent event) {
    Snippet snippet = event.snippet();
    return event.status() == Snippet.Status.REJECTED
        || event.status() != Snippet.Status.VALID
            && (!(snippet instanceof DeclarationSnippet)
                || shell.diagnostics(snippet).anyMatch(Diag::isError));
  }

  /** The error of what compiled and yet can't run; JShell counts that as a success. */
  private @Nullable CellError unusable(Piece piece, List<SnippetEvent> events) {
    Throwable failure = control.unusable();
    if (failure instanceof LinkageError problem) {
      return compileReport.of(piece, problem);
    }
    List<Snippet> valid =
        events.stream()
            .filter(event -> event.causeSnippet() == null)
            .filter(event -> event.status() == Snippet.Status.VALID)
            .map(SnippetEvent::snippet)
            .toList();
    boolean lacksClasses =
        valid.stream()
            .filter(each -> each instanceof MethodSnippet || each instanceof TypeDeclSnippet)
            .anyMatch(each -> !control.hasClasses(each));
    if (failure == null && !lacksClasses) {
      return null;
    }
    // nothing else would compile beside them
    valid.stream().filter(each -> !control.hasClasses(each)).forEach(this::drop);
    return compileReport.brokenDown(piece);
  }

  private void drop(Snippet snippet) {
    if (snippet instanceof PersistentSnippet && shell.status(snippet).isActive()) {
      shell.drop(snippet);
    }
  }

  private static @Nullable Object value(
      List<SnippetEvent> events, CellRunner.@Nullable Result last) {
    if (last == null || events.isEmpty()) {
      return null;
    }
    return switch (events.get(0).snippet().subKind()) {
      case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND ->
          // printf gives the stream back, which nobody wants to see
          last.value() instanceof PrintStream ? null : last.value();
      default -> null;
    };
  }

  private static boolean wasStopped(CellRunner.@Nullable Result last) {
    return last != null
        && (last.end() != CellRunner.End.THREW || Interrupts.isCancellation(last.thrown()));
  }
}
