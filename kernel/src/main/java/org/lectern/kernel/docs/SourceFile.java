package org.lectern.kernel.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The declarations of a source file that others can use, found by the JDK's own parser. */
public final class SourceFile {
  private static final Pattern ANNOTATION =
      Pattern.compile("@(?!interface\\b)[\\w.]+(\\([^()]*\\))?\\s*");
  private static final Pattern TYPE_ARGUMENTS = Pattern.compile("<[^<>]*>");

  private final List<Entry> entries;

  SourceFile(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * Reads a source; of one with errors what can be read.
   *
   * @param text the source
   * @param all whether to take what only the same package sees
   * @return its declarations
   */
  public static SourceFile parse(String text, boolean all) {
    if (text.isBlank()) {
      return new SourceFile(List.of());
    }
    JavacTask task = task(text);
    List<Entry> entries = new ArrayList<>();
    try {
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Reader(unit, trees, text, all, entries).scan(unit, null);
      }
    } catch (IOException | RuntimeException unreadable) {
      return new SourceFile(List.of());
    }
    return new SourceFile(entries);
  }

  /**
   * The declarations that others see.
   *
   * @return in the order of the source
   */
  public List<Entry> entries() {
    return entries;
  }

  static JavacTask task(String text) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///S.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreErrors) {
            return text;
          }
        };
    return (JavacTask)
        compiler.getTask(
            null,
            null,
            (Diagnostic<? extends JavaFileObject> ignored) -> {},
            List.of("-proc:none"),
            null,
            List.of(file));
  }

  /** The simple name of a type without its arguments: {@code List} of {@code List<T>}. */
  static String erased(String type) {
    String text = ANNOTATION.matcher(type).replaceAll("").replace("...", "[]");
    String before;
    do {
      before = text;
      text = TYPE_ARGUMENTS.matcher(text).replaceAll("");
    } while (!text.equals(before));
    return text.replaceAll("\\s", "").replaceAll("[\\w$]+\\.(?=\\w)", "");
  }

  private static final class Reader extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final String text;
    private final boolean all;
    private final List<Entry> entries;
    private String owner = "";
    private boolean inInterface;

    Reader(
        CompilationUnitTree unit, DocTrees trees, String text, boolean all, List<Entry> entries) {
      this.unit = unit;
      this.trees = trees;
      this.text = text;
      this.all = all;
      this.entries = entries;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      if (type.getModifiers().getFlags().contains(Modifier.PRIVATE)
          || type.getSimpleName().length() == 0) {
        return null;
      }
      String name = type.getSimpleName().toString();
      String comment = comment();
      List<String> supertypes =
          Stream.concat(
                  Stream.ofNullable(type.getExtendsClause()), type.getImplementsClause().stream())
              .map(clause -> erased(clause.toString()))
              .toList();
      add(Entry.Kind.TYPE, name, List.of(), words(type), after(type), supertypes, comment, type);
      String outer = owner;
      boolean outerIsInterface = inInterface;
      owner = owner.isEmpty() ? name : owner + "." + name;
      inInterface =
          type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
      if (type.getKind() == Tree.Kind.RECORD) {
        addAccessors(type, comment);
      }
      for (Tree member : type.getMembers()) {
        scan(member, null);
      }
      owner = outer;
      inInterface = outerIsInterface;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      Set<Modifier> flags = method.getModifiers().getFlags();
      if (!isVisible(flags) || start(method) < 0 || end(method) < 0) {
        return null;
      }
      boolean isConstructor = method.getReturnType() == null;
      String name =
          isConstructor ? owner.substring(owner.lastIndexOf('.') + 1) : method.getName().toString();
      String variables =
          method.getTypeParameters().stream()
              .map(Object::toString)
              .collect(Collectors.joining(", "));
      String parameters =
          method.getParameters().stream().map(this::parameter).collect(Collectors.joining(", "));
      String thrown =
          method.getThrows().stream().map(Object::toString).collect(Collectors.joining(", "));
      add(
          isConstructor ? Entry.Kind.CONSTRUCTOR : Entry.Kind.METHOD,
          name,
          method.getParameters().stream().map(p -> erased(type(p))).toList(),
          (variables.isEmpty() ? "" : "<" + variables + "> ")
              + (isConstructor ? "" : source(method.getReturnType()) + " "),
          "(" + parameters + ")" + (thrown.isEmpty() ? "" : " throws " + thrown),
          List.of(),
          comment(),
          method);
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void nothing) {
      Set<Modifier> flags = field.getModifiers().getFlags();
      if (!isVisible(flags) || start(field) < 0 || end(field) < 0) {
        return null;
      }
      boolean isConstant =
          inInterface || flags.containsAll(Set.of(Modifier.STATIC, Modifier.FINAL));
      String value =
          isConstant && field.getInitializer() != null ? source(field.getInitializer()) : "";
      boolean isShort = !value.isEmpty() && value.length() <= 40 && !value.startsWith("new ");
      add(
          Entry.Kind.FIELD,
          field.getName().toString(),
          List.of(),
          type(field) + " ",
          isShort ? " = " + value : "",
          List.of(),
          comment(),
          field);
      return null;
    }

    private boolean isVisible(Set<Modifier> flags) {
      return all
          ? !flags.contains(Modifier.PRIVATE)
          : inInterface || flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
    }

    /** The accessors that a record does not write out. */
    private void addAccessors(ClassTree type, String comment) {
      for (Tree member : type.getMembers()) {
        if (member instanceof VariableTree component
            && !component.getModifiers().getFlags().contains(Modifier.STATIC)) {
          String name = component.getName().toString();
          Matcher found =
              Pattern.compile(
                      "@param\\s+" + Pattern.quote(name) + "\\s+([^@{]*(\\{@[^}]*}[^@{]*)*)")
                  .matcher(comment);
          String told = found.find() ? found.group(1).strip() : "";
          add(
              Entry.Kind.METHOD,
              name,
              List.of(),
              type(component) + " ",
              "()",
              List.of(),
              told,
              component);
        }
      }
    }

    private void add(
        Entry.Kind kind,
        String name,
        List<String> parameterTypes,
        String before,
        String after,
        List<String> supertypes,
        String comment,
        Tree tree) {
      entries.add(
          new Entry(
              kind, owner, name, parameterTypes, before, after, supertypes, comment, source(tree)));
    }

    private String comment() {
      TreePath path = getCurrentPath();
      String comment = path == null ? null : trees.getDocComment(path);
      return comment == null ? "" : comment;
    }

    /** The words before a type's name, such as {@code final class}. */
    private String words(ClassTree type) {
      String flags =
          type.getModifiers().getFlags().stream()
              .filter(flag -> flag == Modifier.ABSTRACT || flag == Modifier.FINAL)
              .filter(flag -> type.getKind() == Tree.Kind.CLASS)
              .map(flag -> flag + " ")
              .collect(Collectors.joining());
      String kind =
          type.getKind() == Tree.Kind.ANNOTATION_TYPE
              ? "@interface"
              : type.getKind().name().toLowerCase(Locale.ROOT);
      return flags + kind + " ";
    }

    /** What follows a type's name, up to its body. */
    private String after(ClassTree type) {
      String code = ANNOTATION.matcher(source(type)).replaceAll("");
      Matcher head =
          Pattern.compile("\\b" + Pattern.quote(type.getSimpleName().toString()) + "\\b([^{]*)\\{")
              .matcher(code);
      return head.find() ? head.group(1).stripTrailing().replaceAll("\\s+", " ") : "";
    }

    private String parameter(VariableTree parameter) {
      return type(parameter) + " " + parameter.getName();
    }

    private String type(VariableTree variable) {
      Tree type = variable.getType();
      if (type == null) {
        return "var";
      }
      int from = start(type);
      int to = end(type);
      // the points of a variable number of parameters do not belong to the type
      boolean varargs =
          to > 0 && from >= 0 && text.startsWith("...", Math.min(text.length(), skip(to)));
      String written = from < 0 || to < 0 ? type.toString() : source(type);
      return varargs && !written.endsWith("...") ? written + "..." : written;
    }

    private int skip(int from) {
      int at = from;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return at;
    }

    private String source(Tree tree) {
      int from = start(tree);
      int to = end(tree);
      if (from < 0 || to <= from) {
        return tree.toString();
      }
      String code = text.substring(from, to);
      return tree instanceof ClassTree || tree instanceof MethodTree
          ? code
          : ANNOTATION.matcher(code).replaceAll("").replaceAll("\\s+", " ");
    }

    private int start(Tree tree) {
      return (int) trees.getSourcePositions().getStartPosition(unit, tree);
    }

    private int end(Tree tree) {
      return (int) trees.getSourcePositions().getEndPosition(unit, tree);
    }
  }
}
