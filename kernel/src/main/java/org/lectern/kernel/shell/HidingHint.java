package org.lectern.kernel.shell;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;

/**
 * Explains errors that come from Java's rule that a method of one's own hides all imported methods
 * of that name, whatever their parameters.
 */
final class HidingHint {
  private final JShell shell;

  HidingHint(JShell shell) {
    this.shell = shell;
  }

  /** The hint for errors in lines that call a method of the user with a name of Lectern's. */
  Optional<String> of(Piece piece, Collection<Diag> errors) {
    Set<String> statics = KnownMethods.ofFacade();
    return shell
        .methods()
        .filter(method -> statics.contains(method.name()))
        .filter(method -> errors.stream().anyMatch(error -> calls(piece, error, method.name())))
        .filter(method -> shell.status(method) != Snippet.Status.REJECTED)
        .findFirst()
        .map(HidingHint::text);
  }

  private static String text(MethodSnippet method) {
    String name = method.name();
    return ("your %s(%s) hides Lectern's %s: write Lectern.%s(…); or rename yours, and run %%reset or"
            + " restart the kernel.")
        .formatted(name, method.parameterTypes(), name, name);
  }

  private static boolean calls(Piece piece, Diag error, String name) {
    Source source = piece.source();
    int from = source.lineStart(piece.offset() + (int) error.getStartPosition());
    int end =
        source.text().indexOf('\n', source.clamp(piece.offset() + (int) error.getEndPosition()));
    String lines = source.text().substring(from, end < from ? source.text().length() : end);
    return Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "\\s*\\(").matcher(lines).find();
  }
}
