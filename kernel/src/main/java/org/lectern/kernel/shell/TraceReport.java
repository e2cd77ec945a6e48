package org.lectern.kernel.shell;

import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.EvalException;
import jdk.jshell.SnippetEvent;
import org.jspecify.annotations.Nullable;

/**
 * Run-time errors: class, message and the frames a student knows. Of library code only the call
 * that the cell made is shown, of causes the first frame.
 */
final class TraceReport {
  private static final Pattern WRAPPER = Pattern.compile("^REPL\\.\\$JShell\\$([0-9]+)");

  /** Where classes come from, at the end of the message of a {@link ClassCastException}. */
  private static final Pattern MODULES =
      Pattern.compile(" \\([^()]* (?:is|are) in (?:unnamed )?module [^()]*\\)$");

  private static final int MAX_FRAMES = 10;
  private static final int MAX_CAUSES = 5;

  private final Function<String, @Nullable Piece> pieces;
  private final CellRunner runner;
  private final EmptyVariables empty = new EmptyVariables();

  TraceReport(Function<String, @Nullable Piece> pieces, CellRunner runner) {
    this.pieces = pieces;
    this.runner = runner;
  }

  /** Takes note of the variables that a piece of a cell has declared. */
  void note(List<SnippetEvent> events, String place, boolean failed) {
    empty.note(events, place, failed);
  }

  /** An exception that JShell has translated to places in snippets. */
  CellError of(EvalException thrown) {
    List<String> lines = new ArrayList<>();
    Throwable cause = thrown;
    String above = "";
    for (int depth = 0; cause instanceof EvalException link && depth < MAX_CAUSES; depth++) {
      List<String> added = new ArrayList<>();
      String message = link.getMessage() == null ? "" : link.getMessage();
      addHead(added, depth, link.getExceptionClassName(), message);
      addFrames(added, link.getStackTrace(), depth == 0 ? MAX_FRAMES : 2);
      boolean isNew =
          depth == 0
              || !above.contains(message)
              || !lines.containsAll(added.subList(1, added.size()));
      if (isNew) {
        lines.addAll(added);
      }
      above = message;
      cause = link.getCause();
    }
    advice(thrown).ifPresent(lines::add);
    return error(thrown.getExceptionClassName(), thrown.getMessage(), lines);
  }

  /**
   * The result of code outside of any snippet that threw, as when a value is shown. What an
   * exception says of itself is code of the user too, so it is asked where it can be stopped.
   *
   * @param place the cell or line, for the message of an interrupt
   * @param where what the code did, for that of the exception
   */
  CellResult ofRaw(Throwable thrown, String place, String where) {
    CellRunner.Result result = runner.run(() -> raw(thrown, where));
    if (result.value() instanceof CellError error) {
      return CellResult.failed(error);
    }
    if (result.end() != CellRunner.End.THREW) {
      return new CellResult(null, Interrupts.report(place, result), true);
    }
    List<String> lines = new ArrayList<>();
    addHead(lines, 0, Names.ofClass(thrown), "");
    lines.add("    " + where);
    return CellResult.failed(error(Names.ofClass(thrown), "", lines));
  }

  private CellError raw(Throwable thrown, String where) {
    List<String> lines = new ArrayList<>();
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      addHead(lines, depth, Names.ofClass(cause), Names.message(cause));
      StackTraceElement[] frames = cause.getStackTrace();
      if (depth == 0) {
        lines.add("    " + where);
        if (frames.length > 0) {
          lines.add("    at " + raw(frames[0]));
        }
      }
      cause = cause.getCause();
    }
    return error(Names.ofClass(thrown), Names.message(thrown), lines);
  }

  private Optional<String> advice(EvalException thrown) {
    String className = thrown.getExceptionClassName();
    if (thrown.getMessage() == null) {
      return Optional.empty();
    }
    if (className.equals(NullPointerException.class.getName())
        || className.equals(IllegalArgumentException.class.getName())) {
      String line =
          Arrays.stream(thrown.getStackTrace())
              .filter(frame -> piece(frame) != null)
              .findFirst()
              .map(this::line)
              .orElse("");
      return empty.explain(thrown.getMessage(), line);
    }
    if (className.equals(LinkageError.class.getName()) && Lending.isMixture(thrown.getMessage())) {
      return Optional.of(Lending.MIXTURE);
    }
    boolean noFile =
        className.equals(NoSuchFileException.class.getName())
            || className.equals(FileNotFoundException.class.getName());
    return noFile
        ? Optional.of("The working directory is " + Path.of("").toAbsolutePath() + ".")
        : Optional.empty();
  }

  private static CellError error(String className, @Nullable String message, List<String> lines) {
    return new CellError(
        Names.simple(className), message == null ? "" : Names.plain(message), lines);
  }

  private static void addHead(
      List<String> lines, int depth, String className, @Nullable String message) {
    String shown = message == null ? "" : MODULES.matcher(Names.plain(message)).replaceAll("");
    String text = shown.isEmpty() ? "" : ": " + shown;
    lines.add((depth == 0 ? "" : "caused by ") + Style.error(Names.shown(className)) + text);
  }

  private void addFrames(List<String> lines, StackTraceElement[] frames, int most) {
    int shown = 0;
    for (int i = 0; i < frames.length; i++) {
      StackTraceElement frame = frames[i];
      Piece piece = piece(frame);
      // a magic within Java is a call of the kernel's, which the student has not written
      boolean ours = frame.getClassName().equals(Preload.FUNCTIONS);
      boolean calledByCell = !ours && i + 1 < frames.length && piece(frames[i + 1]) != null;
      if (piece == null && !calledByCell) {
        continue;
      }
      if (shown == most) {
        lines.add("    …");
        return;
      }
      String line = "    at " + (piece == null ? call(frame) : place(piece, frame));
      if (!line.equals(lines.get(lines.size() - 1))) {
        lines.add(line);
        shown++;
      }
    }
  }

  private @Nullable Piece piece(StackTraceElement frame) {
    String file = frame.getFileName();
    return file != null && file.startsWith("#") ? pieces.apply(file.substring(1)) : null;
  }

  private String line(StackTraceElement frame) {
    Piece piece = piece(frame);
    return piece == null ? "" : piece.source().line(piece.cellLine(frame.getLineNumber()));
  }

  private static String place(Piece piece, StackTraceElement frame) {
    int line = piece.cellLine(frame.getLineNumber());
    String method = frame.getMethodName();
    boolean named =
        !method.isEmpty() && !method.startsWith("lambda$") && !method.startsWith("do_it$");
    String where = Style.place(piece.source().place(line));
    return where + (named ? " in " + method : "") + ":  " + piece.source().line(line).strip();
  }

  /** A frame that JShell has not translated: the cell is known, the line is not. */
  private String raw(StackTraceElement frame) {
    Matcher wrapper = WRAPPER.matcher(frame.getClassName());
    Piece piece = wrapper.find() ? pieces.apply(wrapper.group(1)) : null;
    return piece == null
        ? call(frame)
        : Style.place(piece.source().label()) + " in " + frame.getMethodName();
  }

  private static String call(StackTraceElement frame) {
    return Names.facade(frame.getClassName()) + "." + frame.getMethodName();
  }
}
