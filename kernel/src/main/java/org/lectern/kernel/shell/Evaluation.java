package org.lectern.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * Runs the pieces of cells. JShell computes a variable's value again, or forgets it, when a name in
 * its initialiser gets a new meaning, which would cost students their trained networks. So a
 * declaration with a value is run as a declaration and an assignment: then the variable depends on
 * its type only. A declaration that does not compile leaves an older variable as it is.
 */
final class Evaluation {
  private static final String BLOCK = "if (false) {";

  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final CellControl control;

  /**
   * What JShell reported.
   *
   * @param piece what positions in it refer to
   * @param events the reports
   */
  record Outcome(Piece piece, List<SnippetEvent> events) {
    boolean isRejected() {
      return events.stream()
          .anyMatch(e -> e.causeSnippet() == null && e.status() == Snippet.Status.REJECTED);
    }
  }

  Evaluation(JShell shell, SourceCodeAnalysis analysis, CellControl control) {
    this.shell = shell;
    this.analysis = analysis;
    this.control = control;
  }

  /** Runs a piece; one that is not complete is only reported on. */
  Outcome run(Piece piece, boolean complete) {
    Declaration declaration = complete ? Declaration.of(analysis, piece.code()) : null;
    if (declaration == null) {
      return whole(piece);
    }
    boolean exists = declaration.names().stream().anyMatch(name -> variable(name).isPresent());
    if (!exists && Declaration.isConstant(piece.code())) {
      return whole(piece);
    }
    if (declaration.type() == null) {
      Outcome rejected = exists ? rejected(piece, null) : null;
      return rejected != null ? rejected : whole(piece);
    }
    if (exists && isSame(declaration)) {
      Outcome assigned = assign(piece, declaration, List.of());
      if (!assigned.isRejected()) {
        return assigned;
      }
    }
    Outcome rejected = exists ? rejected(piece, declaration) : null;
    return rejected != null ? rejected : inTwo(piece, declaration);
  }

  private Outcome whole(Piece piece) {
    control.clear();
    return new Outcome(piece, shell.eval(piece.code()));
  }

  private Outcome inTwo(Piece piece, Declaration declaration) {
    List<SnippetEvent> declared = shell.eval(declaration.bare());
    if (declared.get(0).status() != Snippet.Status.VALID) {
      drop(declared);
      return whole(piece);
    }
    Outcome assigned = assign(piece, declaration, declared);
    if (assigned.isRejected()) {
      drop(declared);
      return whole(piece);
    }
    return assigned;
  }

  private Outcome assign(Piece piece, Declaration declaration, List<SnippetEvent> before) {
    control.clear();
    List<SnippetEvent> events = new ArrayList<>(before);
    events.addAll(shell.eval(declaration.assignment()));
    return new Outcome(piece, events);
  }

  private void drop(List<SnippetEvent> declared) {
    Snippet snippet = declared.get(0).snippet();
    if (shell.status(snippet).isActive()) {
      shell.drop(snippet);
    }
  }

  /** Whether a variable of that name and type exists that depends on its type only. */
  private boolean isSame(Declaration declaration) {
    return variable(declaration.names().get(0))
        .filter(
            old ->
                old.subKind() == Snippet.SubKind.VAR_DECLARATION_SUBKIND
                    || Declaration.isConstant(old.source()))
        .filter(old -> Objects.equals(old.typeName(), declaration.type()))
        .isPresent();
  }

  private Optional<VarSnippet> variable(String name) {
    return shell
        .variables()
        .filter(old -> old.name().equals(name))
        .filter(old -> shell.status(old) == Snippet.Status.VALID)
        .findFirst();
  }

  /**
   * The errors of a declaration, found without declaring anything; null if it compiles. As a local
   * variable it can't be used in its own initialiser, as in a recursive lambda: such an error
   * counts only if it stays for a field.
   */
  private @Nullable Outcome rejected(Piece piece, @Nullable Declaration declaration) {
    Outcome block = check(piece, BLOCK, piece.code(), "}");
    if (!block.isRejected()) {
      return null;
    }
    if (declaration != null) {
      String field =
          BLOCK + "class $Check { " + declaration.bare() + " void $check() throws Throwable {";
      if (!check(piece, field, declaration.assignment(), "}}}").isRejected()) {
        return null;
      }
    }
    return block;
  }

  private Outcome check(Piece piece, String before, String code, String after) {
    String text = before + code + after;
    Piece shifted = new Piece(piece.source(), piece.offset() - before.length(), text);
    return new Outcome(shifted, shell.eval(text));
  }
}
