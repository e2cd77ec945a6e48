package org.lectern.kernel.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** Compiler errors: javac's words, the line and a caret. */
final class CompileReport {
  private static final int MAX_ERRORS = 5;

  /** Errors of the parser: those that follow the first are mostly its consequences. */
  private static final Pattern SYNTAX =
      Pattern.compile(
          "compiler\\.err\\.(expected\\d?|premature\\.eof|orphaned|not\\.stmt"
              + "|illegal\\.(start|char|esc|text|nonascii|underscore).*"
              + "|unclosed.*|(else|catch|finally|try)\\.without.*|malformed.*|empty\\.char.*)");

  /** A method of a cell belongs to a class without a name. */
  private static final Pattern NO_CLASS = Pattern.compile("in class (the cell)? (?=cannot)");

  private final JShell shell;
  private final HidingHint hiding;
  private final CompileHints hints;

  CompileReport(JShell shell) {
    this.shell = shell;
    hiding = new HidingHint(shell);
    hints = new CompileHints(shell);
  }

  /** The errors of a snippet that did not compile, or whose dependencies are missing. */
  CellError of(Piece piece, Snippet snippet) {
    Map<String, Diag> errors = new LinkedHashMap<>();
    shell
        .diagnostics(snippet)
        .filter(Diag::isError)
        .forEach(error -> errors.putIfAbsent(error.getPosition() + text(error), error));
    if (errors.isEmpty()) {
      return unresolved(piece, snippet);
    }
    Collection<Diag> listed =
        errors.values().stream()
            .filter(CompileReport::isSyntax)
            .findFirst()
            .<Collection<Diag>>map(List::of)
            .orElse(errors.values());
    Optional<String> hidden = hiding.of(piece, listed);
    Set<String> advice = new HashSet<>();
    List<String> lines = new ArrayList<>();
    String message = "";
    int shown = 0;
    for (Diag error : listed) {
      if (shown == 0) {
        message = summary(error);
      }
      if (++shown > MAX_ERRORS) {
        lines.add("and " + (listed.size() - MAX_ERRORS) + " more errors");
        break;
      }
      lines.add(Style.error(CellError.COMPILATION) + ": " + firstLine(error));
      addPlace(lines, piece, error.getPosition(), error.getStartPosition(), error.getEndPosition());
      lines.addAll(details(error));
      if (hidden.isEmpty()) {
        boolean qualified = error.getStartPosition() < error.getPosition();
        PythonHint.of(line(piece, error.getStartPosition()))
            .or(() -> hint(piece, error.getPosition(), text(error), qualified))
            .filter(advice::add)
            .ifPresent(lines::add);
      }
    }
    hidden.ifPresent(lines::add);
    return new CellError(CellError.COMPILATION, message, lines);
  }

  private CellError unresolved(Piece piece, Snippet snippet) {
    List<String> missing =
        snippet instanceof DeclarationSnippet declaration
            ? shell.unresolvedDependencies(declaration).toList()
            : List.of();
    String message =
        missing.isEmpty()
            ? "this can't be compiled"
            : "cannot find symbol: " + String.join(", ", missing);
    List<String> lines = new ArrayList<>();
    lines.add(Style.error(CellError.COMPILATION) + ": " + message);
    Matcher first =
        Pattern.compile(missing.isEmpty() ? "^" : use(missing.get(0))).matcher(piece.code());
    boolean found = first.find();
    addPlace(
        lines,
        piece,
        found ? first.start() : 0,
        found ? first.start() : 0,
        found ? first.end() : 0);
    boolean qualified =
        found && piece.code().substring(0, first.start()).stripTrailing().endsWith(".");
    hint(piece, found ? first.start() : 0, message, qualified).ifPresent(lines::add);
    return new CellError(CellError.COMPILATION, message, lines);
  }

  /** The error of a piece whose classes the JVM refuses. */
  CellError of(Piece piece, LinkageError refused) {
    String message = Names.plain(String.valueOf(refused.getMessage())).replace('/', '.');
    boolean missing = refused instanceof NoClassDefFoundError;
    return unexplained(
        piece,
        Names.simple(refused.getClass().getName()),
        message,
        missing
            ? "This compiles, but a class that it needs is not there. Add the library that has it,"
                + " with %jars or %maven."
            : "This compiles, but can't be loaded: libraries don't fit together. Restart the kernel"
                + " and load versions that do.");
  }

  /** The error of a piece for which the compiler has ended without classes or errors. */
  CellError brokenDown(Piece piece) {
    return unexplained(
        piece,
        CellError.COMPILATION,
        "the compiler broke down here, and reports no error",
        "Divide this into several statements, or write it in another way.");
  }

  private static CellError unexplained(Piece piece, String name, String message, String advice) {
    List<String> lines = new ArrayList<>();
    lines.add(Style.error(name) + ": " + message);
    Source source = piece.source();
    int line = source.lineAt(source.clamp(piece.offset()));
    lines.add("    at " + Style.place(source.place(line)) + ":  " + source.line(line).strip());
    lines.add(advice);
    return new CellError(name, message, lines);
  }

  private Optional<String> hint(Piece piece, long position, String error, boolean qualified) {
    Source source = piece.source();
    int at = source.clamp(piece.offset() + (int) position);
    int end = source.text().indexOf('\n', at);
    String after = source.text().substring(at, end < 0 ? source.text().length() : end);
    return hints.of(error, qualified, source.text().substring(0, at), after);
  }

  private static String line(Piece piece, long position) {
    Source source = piece.source();
    return source.line(source.lineAt(source.clamp(piece.offset() + (int) position)));
  }

  /** Where a symbol is used: "method f(int)" and "class D" are found by their names. */
  private static String use(String symbol) {
    String name = symbol.substring(symbol.indexOf(' ') + 1).replaceAll("[(<].*", "");
    return "\\b" + Pattern.quote(name) + "\\b";
  }

  private static void addPlace(
      List<String> lines, Piece piece, long caret, long begin, long finish) {
    Source source = piece.source();
    int position = source.clamp(piece.offset() + (int) caret);
    if (position > 0 && position == source.text().length()) {
      position = source.text().stripTrailing().length() - 1;
    }
    int start = source.lineStart(position);
    int number = source.lineAt(position);
    String line = source.line(number);
    int column = Math.min(position - start, line.length());
    int from = (int) Math.max(start, piece.offset() + begin);
    int to = (int) Math.min(start + line.length(), piece.offset() + finish);
    lines.add(Style.place(source.place(number)) + ":");
    lines.add("    " + line);
    lines.add("    " + Style.mark(underline(line, column, from - start, to - start)));
  }

  /** A caret at javac's position, within a line under what it is about. */
  private static String underline(String line, int column, int from, int to) {
    StringBuilder marks = new StringBuilder();
    int last = Math.max(to, column + 1);
    for (int i = 0; i < last; i++) {
      char space = i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ';
      boolean within = i >= Math.min(from, column) && i < to;
      marks.append(i == column ? '^' : within ? '~' : space);
    }
    return marks.toString();
  }

  private static String text(Diag error) {
    String text = Names.unqualified(Names.plain(error.getMessage(Locale.ROOT)));
    return NO_CLASS.matcher(text).replaceFirst("in this notebook ");
  }

  private static String firstLine(Diag error) {
    return text(error).lines().findFirst().orElse("");
  }

  private static List<String> details(Diag error) {
    return text(error)
        .lines()
        .skip(1)
        .filter(line -> !line.strip().matches("location: +class( the cell)?"))
        .toList();
  }

  private static boolean isSyntax(Diag error) {
    return SYNTAX.matcher(error.getCode()).matches();
  }

  /** One line that also names the symbol that can't be found. */
  private static String summary(Diag error) {
    String symbol =
        details(error).stream()
            .map(String::strip)
            .filter(line -> line.startsWith("symbol:"))
            .map(line -> ": " + line.substring("symbol:".length()).strip())
            .findFirst()
            .orElse("");
    return firstLine(error) + symbol;
  }
}
