package org.lectern.kernel.shell;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/**
 * Lets go of what cells to come can't use: the classes of replaced snippets with the values of
 * their variables, and results that have no name of their own. JShell keeps each of those as a
 * variable such as {@code $7}, and all of them would fill the memory; like IPython's {@code _},
 * {@code __} and {@code ___} the last three stay, and any that a method uses.
 */
final class Housekeeping {
  private static final int KEPT_RESULTS = 3;

  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final CellClassLoader loader;
  private final Map<String, Piece> pieces;

  /**
   * For one shell.
   *
   * @param pieces the places of snippets, by their ids; forgotten with the snippets
   */
  Housekeeping(
      JShell shell,
      SourceCodeAnalysis analysis,
      CellClassLoader loader,
      Map<String, Piece> pieces) {
    this.shell = shell;
    this.analysis = analysis;
    this.loader = loader;
    this.pieces = pieces;
  }

  /**
   * Tidies up after a cell.
   *
   * @param full whether the cell has used up all memory: then no result is kept
   */
  void run(boolean full) {
    List<VarSnippet> results =
        shell
            .variables()
            .filter(Housekeeping::isResult)
            .sorted(Comparator.comparing(result -> Integer.parseInt(result.id())))
            .toList();
    for (VarSnippet result :
        results.subList(0, Math.max(0, results.size() - (full ? 0 : KEPT_RESULTS)))) {
      if (!isUsed(result)) {
        shell.drop(result);
      }
    }
    Set<String> usable = new HashSet<>();
    shell
        .snippets()
        .filter(snippet -> snippet.kind().isPersistent() && shell.status(snippet).isActive())
        .forEach(snippet -> usable.add(snippet.id()));
    loader.keepOnly(usable);
    usable.addAll(loader.existing());
    pieces.keySet().retainAll(usable);
  }

  private static boolean isResult(VarSnippet variable) {
    return variable.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
  }

  /** Whether a method or class names a result; what was computed from it has its value already. */
  private boolean isUsed(VarSnippet result) {
    return analysis.dependents(result).stream()
        .anyMatch(
            user ->
                user.kind().isPersistent()
                    && shell.status(user).isActive()
                    && !(user instanceof VarSnippet variable && isResult(variable)));
  }
}
