package org.lectern.kernel.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.magic.MagicHost;

/** The shell as magics use it. */
final class ShellHost implements MagicHost {
  private static final Pattern LOADED = Pattern.compile("^(.+?) is already loaded, so ");

  private final JavaShell shell;
  private final Set<Snippet> preload = new HashSet<>();

  ShellHost(JavaShell shell) {
    this.shell = shell;
  }

  /** What has been run so far stays on a reset. */
  void keepAll() {
    shell.jshell().snippets().forEach(preload::add);
  }

  @Override
  public @Nullable Object runHere(String code) {
    return value(shell.run(shell.here(code)));
  }

  @Override
  public @Nullable Object run(String label, String code) {
    return value(shell.run(label, code));
  }

  static @Nullable Object value(CellResult result) {
    if (result.error() != null) {
      throw new CellFailure(result.error());
    }
    return result.value();
  }

  @Override
  public void addToClasspath(List<Path> asked, List<Path> needed) {
    List<String> notes = new ArrayList<>(shell.addJars(asked));
    List<String> loaded = new ArrayList<>();
    for (String note : shell.addJars(needed)) {
      Matcher library = LOADED.matcher(note);
      if (library.find()) {
        loaded.add(library.group(1));
      } else {
        notes.add(note);
      }
    }
    if (!loaded.isEmpty()) {
      notes.add(
          "Of what they need, "
              + String.join(", ", loaded)
              + (loaded.size() == 1 ? " was" : " were")
              + " already loaded, in the version that stays.");
    }
    notes.forEach(System.out::println);
  }

  @Override
  public void interruptible(boolean on) {
    shell.interruptible(on);
  }

  @Override
  public Watch watch() {
    return shell.watch();
  }

  @Override
  public List<Declared> declared() {
    JShell jshell = shell.jshell();
    List<Declared> all = new ArrayList<>();
    own(jshell.variables())
        .map(VarSnippet.class::cast)
        .filter(variable -> !variable.name().startsWith("$"))
        .forEach(one -> all.add(new Declared("variable", one.name(), plain(one.typeName()))));
    own(jshell.methods())
        .map(MethodSnippet.class::cast)
        .forEach(one -> all.add(new Declared("method", one.name(), plain(one.signature()))));
    own(jshell.types())
        .map(TypeDeclSnippet.class::cast)
        .forEach(one -> all.add(new Declared(kind(one), one.name(), "")));
    return all;
  }

  private static String kind(TypeDeclSnippet type) {
    return switch (type.subKind()) {
      case INTERFACE_SUBKIND -> "interface";
      case ENUM_SUBKIND -> "enum";
      case ANNOTATION_TYPE_SUBKIND -> "annotation";
      default -> "class";
    };
  }

  private Stream<? extends Snippet> own(Stream<? extends Snippet> snippets) {
    return snippets
        .filter(snippet -> !preload.contains(snippet))
        .filter(snippet -> shell.jshell().status(snippet).isActive());
  }

  private static String plain(String type) {
    return Names.unqualified(Names.plain(type));
  }

  @Override
  public void reset() {
    shell.shielded(
        () -> {
          reset(shell.jshell());
          return true;
        });
  }

  private void reset(JShell jshell) {
    // in a list: dropping changes what is streamed
    List<? extends Snippet> all = own(jshell.snippets()).toList();
    for (Snippet snippet : all) {
      if (jshell.status(snippet).isActive()) {
        jshell.drop(snippet);
      }
    }
    // an import that a cell repeated took the place of the preloaded one
    for (Snippet snippet : List.copyOf(preload)) {
      if (snippet.kind() == Snippet.Kind.IMPORT && !jshell.status(snippet).isActive()) {
        preload.remove(snippet);
        jshell.eval(snippet.source()).forEach(event -> preload.add(event.snippet()));
      }
    }
  }
}
