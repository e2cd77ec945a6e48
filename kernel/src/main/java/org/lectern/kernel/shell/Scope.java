package org.lectern.kernel.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.docs.Entry;
import org.lectern.kernel.docs.SourceFile;
import org.lectern.kernel.docs.Sources;
import org.lectern.kernel.docs.TypeDocs;

/** What the names in cells mean: types, functions and variables, of cells and of libraries. */
final class Scope {
  private static final Pattern NAME = Pattern.compile("[\\w$]+(\\s*\\.\\s*[\\w$]+)*");

  private static final String BODY =
      "java.util.Optional.of(0).map($cell -> { %s ; return %s; }).get()";

  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final Function<String, @Nullable Piece> pieces;
  private final ClassLoader loader;
  private final Sources sources = new Sources();

  /** What names mean, as long as the imports stay as they are. */
  private final Map<String, Class<?>> classes = new HashMap<>();

  private List<String> imports = List.of();

  Scope(
      JShell shell,
      SourceCodeAnalysis analysis,
      Function<String, @Nullable Piece> pieces,
      ClassLoader loader) {
    this.shell = shell;
    this.analysis = analysis;
    this.pieces = pieces;
    this.loader = loader;
  }

  SourceCodeAnalysis analysis() {
    return analysis;
  }

  /** The variable of cells that has this name. */
  Optional<VarSnippet> variable(String name) {
    return shell
        .variables()
        .filter(variable -> variable.name().equals(name) && isActive(variable))
        .findFirst();
  }

  /** A variable's value in few words, or "" where that is not possible. */
  String value(VarSnippet variable) {
    try {
      return shell.varValue(variable);
    } catch (IllegalArgumentException | IllegalStateException gone) {
      return "";
    }
  }

  /** The methods of cells that have this name. */
  List<Entry> ownMethods(String name) {
    return shell
        .methods()
        .filter(method -> method.name().equals(name) && isActive(method))
        .flatMap(method -> methods(method).stream())
        .toList();
  }

  /** The functions of this name that cells import, such as Lectern's factories. */
  List<Entry> functions(String name) {
    List<Entry> found = new ArrayList<>();
    homes()
        .flatMap(home -> home.methods(name).stream())
        .filter(entry -> !found.contains(entry))
        .forEach(found::add);
    return found;
  }

  /** All functions that cells import by a star. */
  List<Entry> functions() {
    return homes().flatMap(home -> home.members().stream()).toList();
  }

  /** The type that a name means in cells. */
  Optional<TypeDocs> type(String name) {
    String path = name.replaceAll("<.*", "").replaceAll("\\s", "");
    if (path.endsWith("]") || !NAME.matcher(path).matches()) {
      return Optional.empty();
    }
    String first = path.replaceAll("\\..*", "");
    Optional<TypeDocs> own =
        shell
            .types()
            .filter(type -> type.name().equals(first) && isActive(type))
            .findFirst()
            .map(type -> own(type, path));
    return own.or(() -> load(path).map(found -> TypeDocs.of(found, sources)));
  }

  /** Whether an expression begins with a variable, and so can't be the name of a type. */
  boolean isVariable(String expression) {
    String first = expression.replaceAll("[.(\\[].*", "").strip();
    return variable(first).isPresent();
  }

  /**
   * The type of an expression.
   *
   * @param expression the expression
   * @param code the cell that it is in
   * @param position where, for the variables that the cell declares before
   */
  Optional<TypeDocs> typeOf(String expression, String code, int position) {
    return Optional.ofNullable(typeName(expression, code, position)).flatMap(this::type);
  }

  /** The name of an expression's type, or null. */
  @Nullable String typeName(String expression, String code, int position) {
    Context context = Context.of(code.substring(0, position));
    String before = context.text().substring(0, context.last() - context.offset());
    if (!before.isBlank()) {
      // JShell tells the type of an expression only; this one is a body with variables
      String body = BODY.formatted(before, expression);
      String found = analysis.analyzeType(body, body.length());
      if (found != null) {
        return found;
      }
    }
    return analysis.analyzeType(expression, expression.length());
  }

  /** What JShell knows of the name that ends a text. */
  List<String> signatures(String text) {
    Context context = Context.of(text);
    // a method is found only inside its parentheses
    List<String> found = documentation(context.text() + "(");
    return found.isEmpty() ? documentation(context.text()) : found;
  }

  private List<String> documentation(String text) {
    return analysis.documentation(text, text.length(), false).stream()
        .map(SourceCodeAnalysis.Documentation::signature)
        .toList();
  }

  /** The classes whose static members cells import. */
  private Stream<TypeDocs> homes() {
    return shell
        .imports()
        .filter(imported -> imported.isStatic() && isActive(imported))
        .map(imported -> imported.fullname().replaceAll("\\.[^.]*$", ""))
        .distinct()
        .flatMap(name -> load(name).stream())
        .map(type -> TypeDocs.of(type, sources));
  }

  private TypeDocs own(TypeDeclSnippet type, String path) {
    SourceFile file = SourceFile.parse(source(type), true);
    return new TypeDocs(
        path,
        file,
        () ->
            file.entries().stream()
                .filter(entry -> entry.kind() == Entry.Kind.TYPE && entry.path().equals(path))
                .flatMap(entry -> entry.supertypes().stream())
                .filter(supertype -> !supertype.equals(type.name()))
                .flatMap(supertype -> type(supertype).stream())
                .toList());
  }

  private List<Entry> methods(MethodSnippet method) {
    return SourceFile.parse("class S {\n" + source(method) + "\n}", true).entries().stream()
        .filter(entry -> entry.kind() == Entry.Kind.METHOD)
        .toList();
  }

  /** The source of a declaration, with the comment before it. */
  private String source(Snippet snippet) {
    Piece piece = pieces.apply(snippet.id());
    if (piece == null) {
      return snippet.source();
    }
    Source source = piece.source();
    String before = source.text().substring(0, source.clamp(piece.offset())).stripTrailing();
    int start = before.endsWith("*/") ? before.lastIndexOf("/*") : -1;
    boolean isDocumented = start >= 0 && before.startsWith("/**", start);
    return (isDocumented ? before.substring(start) + "\n" : "") + snippet.source();
  }

  private boolean isActive(Snippet snippet) {
    return shell.status(snippet).isActive();
  }

  private Optional<Class<?>> load(String path) {
    List<String> now = imports();
    if (!now.equals(imports)) {
      classes.clear();
      imports = now;
    }
    Class<?> known = classes.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Class<?>> found =
        candidates(path).flatMap(name -> loadExactly(name).stream()).findFirst();
    found.ifPresent(type -> classes.put(path, type));
    return found;
  }

  /** The imports of types and packages. */
  private List<String> imports() {
    return shell
        .imports()
        .filter(imported -> !imported.isStatic() && isActive(imported))
        .map(ImportSnippet::fullname)
        .toList();
  }

  /** The full names that a name may stand for, best first. */
  private Stream<String> candidates(String path) {
    int point = path.indexOf('.');
    String first = point < 0 ? path : path.substring(0, point);
    String rest = point < 0 ? "" : path.substring(point);
    Set<String> names = new LinkedHashSet<>();
    List<String> packages = new ArrayList<>();
    for (String imported : imports) {
      if (imported.endsWith(".*")) {
        packages.add(imported.substring(0, imported.length() - 1));
      } else if (imported.endsWith("." + first)) {
        names.add(imported + rest);
      }
    }
    packages.add("java.lang.");
    if (Character.isUpperCase(first.charAt(0))) {
      packages.forEach(home -> names.add(home + path));
    } else {
      names.add(path);
    }
    return names.stream();
  }

  private Optional<Class<?>> loadExactly(String name) {
    try {
      // not forName, which would bind the loader to a library that the kernel only lends
      return Optional.of(loader.loadClass(name));
    } catch (ClassNotFoundException | LinkageError absent) {
      int point = name.lastIndexOf('.');
      return point > 0 && Character.isUpperCase(name.charAt(name.lastIndexOf('.', point - 1) + 1))
          ? loadExactly(name.substring(0, point) + "$" + name.substring(point + 1))
          : Optional.empty();
    }
  }
}
