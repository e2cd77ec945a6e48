package org.lectern.kernel.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.docs.Description;
import org.lectern.kernel.docs.Entry;
import org.lectern.kernel.docs.TypeDocs;
import org.lectern.kernel.text.JavaText;

/** What there is to say about the name at the cursor: signatures, documentation, a short value. */
final class Inspection {
  private static final int MOST_CODE = 12_000;
  private static final int MOST_COMMENT = 2_500;

  private final Scope scope;
  private final String code;
  private final boolean detailed;

  private Inspection(Scope scope, String code, boolean detailed) {
    this.scope = scope;
    this.code = code;
    this.detailed = detailed;
  }

  /**
   * Describes the name at the cursor, or the method whose parentheses surround it.
   *
   * @param scope knows what names mean
   * @param code the cell's text
   * @param cursor the position in it
   * @param detailed whether to add the source
   * @return the description, or empty if nothing is known
   */
  static Optional<Description> of(Scope scope, String code, int cursor, boolean detailed) {
    Inspection inspection = new Inspection(scope, code, detailed);
    String mask = JavaText.mask(code);
    return Target.onName(code, mask, cursor)
        .flatMap(inspection::describe)
        .or(() -> Target.around(code, mask, cursor).flatMap(inspection::describe));
  }

  private Optional<Description> describe(Target target) {
    String receiver = target.receiver();
    return receiver == null
        ? plain(target).or(() -> declared(target))
        : member(target, receiver, true)
            .or(() -> declared(target))
            .or(() -> member(target, receiver, false));
  }

  private Optional<Description> plain(Target target) {
    String name = target.name();
    if (target.isNew()) {
      return scope.type(name).flatMap(type -> constructors(target, type));
    }
    Optional<VarSnippet> variable = scope.variable(name);
    if (variable.isPresent() && !target.isCall()) {
      return variable.map(this::variable);
    }
    List<Entry> own = scope.ownMethods(name);
    if (!own.isEmpty()) {
      return Optional.of(methods(target, own, false));
    }
    List<Entry> functions = scope.functions(name);
    return functions.isEmpty()
        ? scope.type(name).flatMap(this::type)
        : Optional.of(methods(target, functions, false));
  }

  /** A member; JShell knows the parameters' names better where there is no source. */
  private Optional<Description> member(Target target, String receiver, boolean fromSource) {
    Optional<TypeDocs> type = scope.isVariable(receiver) ? Optional.empty() : scope.type(receiver);
    String path = receiver.replaceFirst("^new\\s+", "") + "." + target.name();
    if (target.isNew()) {
      return scope.type(path).flatMap(nested -> constructors(target, nested));
    }
    return type.or(() -> scope.typeOf(receiver, code, target.start()))
        .flatMap(owner -> ofType(target, owner, fromSource))
        .or(() -> scope.type(path).flatMap(this::type));
  }

  private Optional<Description> ofType(Target target, TypeDocs owner, boolean fromSource) {
    List<Entry> methods = owner.methods(target.name());
    boolean isBare = methods.stream().anyMatch(entry -> entry.code().isEmpty());
    if (!methods.isEmpty() && !(fromSource && isBare)) {
      return Optional.of(methods(target, methods, true));
    }
    Optional<Entry> field = methods.isEmpty() ? owner.field(target.name()) : Optional.empty();
    return field
        .filter(entry -> !(fromSource && entry.code().isEmpty()))
        .map(
            entry -> {
              Description.Builder page = new Description.Builder();
              add(page, entry, true);
              return page.comment(entry.comment()).build();
            });
  }

  private Description methods(Target target, List<Entry> entries, boolean qualified) {
    List<Entry> sorted = sorted(entries, target);
    Entry first = sorted.get(0);
    Description.Builder page = new Description.Builder();
    add(page, first, qualified);
    page.comment(first.comment());
    addOthers(page, sorted, qualified);
    product(first).ifPresent(type -> addShortType(page, type));
    addCode(page, first);
    return page.build();
  }

  /** The class that a factory such as {@code dense} makes, when it has the factory's name. */
  private Optional<Entry> product(Entry factory) {
    String made = factory.before().strip();
    return made.equalsIgnoreCase(factory.name())
        ? scope.type(made).flatMap(TypeDocs::declaration)
        : Optional.empty();
  }

  private Optional<Description> constructors(Target target, TypeDocs type) {
    List<Entry> sorted = sorted(type.constructors(), target);
    if (sorted.isEmpty()) {
      return type(type);
    }
    if (sorted.stream().anyMatch(entry -> entry.code().isEmpty())) {
      return Optional.empty();
    }
    Description.Builder page = new Description.Builder();
    add(page, sorted.get(0), false);
    page.comment(sorted.get(0).comment());
    addOthers(page, sorted, false);
    type.declaration().ifPresent(entry -> addShortType(page, entry));
    addCode(page, sorted.get(0));
    return Optional.of(page.build());
  }

  private Optional<Description> type(TypeDocs type) {
    return type.declaration()
        .map(
            entry -> {
              Description.Builder page = new Description.Builder();
              addType(page, entry);
              addCode(page, entry);
              return page.build();
            });
  }

  private Description variable(VarSnippet variable) {
    String value = scope.value(variable);
    String type = variable.typeName() == null ? "var" : Names.plain(variable.typeName());
    boolean isWhole = !value.isEmpty() && !value.matches("(?:shape|size|length) .*");
    return variable(type, variable.name(), value.isEmpty() ? "" : (isWhole ? " = " : ", ") + value);
  }

  private Description variable(String type, String name, String value) {
    Description.Builder page = new Description.Builder();
    page.signature(type + " ", name, value);
    scope.type(type).flatMap(TypeDocs::declaration).ifPresent(it -> page.sentence(it.comment()));
    return page.build();
  }

  /** What JShell finds, which also knows the variables of lambdas and of unfinished methods. */
  private Optional<Description> declared(Target target) {
    Map<String, Signature> signatures = new LinkedHashMap<>();
    List<String> found = scope.signatures(code.substring(0, target.end()));
    found.forEach(text -> Signature.of(text).ifPresent(it -> signatures.putIfAbsent(text, it)));
    if (signatures.isEmpty()) {
      return found.stream()
          .findFirst()
          .map(type -> new Description.Builder().signature("", Names.plain(type), "").build());
    }
    Signature first = signatures.values().iterator().next();
    if (first.owner().isEmpty() && first.after().isEmpty()) {
      return Optional.of(variable(first.before().strip(), first.name(), ""));
    }
    Description.Builder page = new Description.Builder();
    boolean full = true;
    for (Signature signature : signatures.values()) {
      Entry entry = entry(signature, target);
      page.signature(signature.before(), signature.name(), signature.after());
      if (entry != null && full) {
        page.comment(entry.comment());
      }
      full = detailed;
    }
    return Optional.of(page.build());
  }

  private @Nullable Entry entry(Signature signature, Target target) {
    String owner = target.isNew() ? signature.name() : signature.owner();
    return scope.type(owner).stream()
        .flatMap(
            type ->
                target.isNew()
                    ? type.constructors().stream()
                    : type.methods(signature.name()).stream())
        .filter(entry -> entry.parameterTypes().equals(signature.parameterTypes()))
        .findFirst()
        .orElse(null);
  }

  private void addOthers(Description.Builder page, List<Entry> entries, boolean qualified) {
    for (Entry entry : entries.subList(1, entries.size())) {
      add(page, entry, qualified);
      if (detailed) {
        page.comment(entry.comment());
      } else {
        page.sentence(entry.comment());
      }
    }
  }

  private static void add(Description.Builder page, Entry entry, boolean qualified) {
    String owner = qualified && !entry.owner().endsWith("Factories") ? entry.owner() + "." : "";
    page.signature(entry.before() + owner, entry.name(), entry.after());
  }

  /** A type beside what makes it; of a long comment, as the JDK has them, the first sentence. */
  private void addShortType(Description.Builder page, Entry type) {
    if (detailed || type.comment().length() <= MOST_COMMENT) {
      addType(page, type);
    } else {
      page.signature(type.before(), type.path(), type.after()).sentence(type.comment());
    }
  }

  private static void addType(Description.Builder page, Entry type) {
    page.signature(type.before(), type.path(), type.after()).comment(type.comment());
  }

  private void addCode(Description.Builder page, Entry entry) {
    String source = entry.code();
    if (detailed && !source.isBlank()) {
      boolean isLong = source.length() > MOST_CODE;
      page.code(isLong ? source.substring(0, MOST_CODE) + "\n…" : outdented(source));
    }
  }

  /** The first line of a declaration has lost its spaces; the others lose as many. */
  private static String outdented(String source) {
    int end = source.lastIndexOf('\n');
    if (end < 0) {
      return source;
    }
    String last = source.substring(end + 1);
    int indent = last.length() - last.stripLeading().length();
    return source.replaceAll("\n {1," + Math.max(1, indent) + "}", "\n");
  }

  /**
   * First those that have room for the arguments, of these those that take the first argument, of
   * these what is documented.
   */
  private List<Entry> sorted(List<Entry> entries, Target target) {
    List<Entry> sorted = new ArrayList<>(entries);
    String given = entries.size() < 2 ? null : argument(target);
    sorted.sort(
        Comparator.comparing((Entry entry) -> !hasRoom(entry, target.arguments()))
            .thenComparing(entry -> given != null && !takes(entry, given))
            .thenComparing(entry -> entry.comment().isBlank()));
    return sorted;
  }

  private @Nullable String argument(Target target) {
    String first = target.first();
    return first.isEmpty() ? null : scope.typeName(first, code, target.start());
  }

  private static boolean takes(Entry entry, String given) {
    if (entry.parameterTypes().isEmpty()) {
      return false;
    }
    String needed = entry.parameterTypes().get(0);
    String type = given.replaceAll("<.*>", "").replaceAll("\\w+\\.(?=\\w)", "");
    boolean isVariable = entry.parameterTypes().size() == 1 && entry.after().contains("...");
    return needed.equals(type)
        || needed.equals("Object")
        || needed.equals("double") && type.matches("int|long|float")
        || isVariable && needed.equals(type + "[]");
  }

  private static boolean hasRoom(Entry entry, int arguments) {
    return entry.parameterTypes().size() >= arguments || entry.after().contains("...");
  }
}
