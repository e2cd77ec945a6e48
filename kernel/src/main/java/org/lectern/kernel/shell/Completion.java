package org.lectern.kernel.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.lectern.kernel.docs.Entry;
import org.lectern.kernel.docs.TypeDocs;
import org.lectern.kernel.text.JavaText;

/**
 * What may be typed at a place in a cell. JShell does not see the functions that the facade
 * inherits from its topic files, so they are added here.
 *
 * @param items what may be typed, best first
 * @param start where the text to replace starts
 * @param end where it ends
 */
public record Completion(List<Item> items, int start, int end) {
  private static final Pattern INTERNAL =
      Pattern.compile("\\$JShell\\$.*|do_it\\$.*|REPL\\b.*|\\$\\w*cell\\b.*");

  /** The beginning of a name that no point precedes. */
  private static final Pattern WORD = Pattern.compile("(?<![\\w.$])([a-zA-Z_]\\w*)$");

  private static final Pattern OF_FACADE =
      Pattern.compile("(?<![\\w.$])(?:org\\.lectern\\.)?Lectern\\.(\\w*)$");

  private static final Pattern MEMBER = Pattern.compile("\\.\\s*\\w*$");

  /**
   * One text.
   *
   * @param text what is typed
   * @param type what it is: {@code function}, {@code class}, {@code instance}, {@code keyword} …
   * @param signature the parameters and types, or ""
   */
  public record Item(String text, String type, String signature) {}

  /** A completion by texts of one type, without signatures. */
  static Completion of(List<String> texts, String type, int start, int end) {
    return new Completion(
        texts.stream().map(text -> new Item(text, type, "")).toList(), start, end);
  }

  /**
   * The texts alone.
   *
   * @return best first
   */
  public List<String> matches() {
    return items.stream().map(Item::text).toList();
  }

  /**
   * Completes the text before the cursor.
   *
   * @param scope knows the language and what earlier cells declared
   * @param code the cell's text
   * @param cursor the position in it
   * @return the completion, perhaps without matches
   */
  static Completion of(Scope scope, String code, int cursor) {
    String before = code.substring(0, cursor);
    if (!JavaText.isOpen(before)) {
      return new Completion(List.of(), cursor, cursor);
    }
    Context context = Context.of(before);
    int[] anchor = {cursor - context.offset()};
    List<Suggestion> found =
        scope.analysis().completionSuggestions(context.text(), anchor[0], anchor);
    int from = anchor[0] + context.offset();
    Matcher member = MEMBER.matcher(before);
    boolean isMember = member.find();
    Map<String, String> variables = isMember ? Map.of() : Context.variables(before);
    Set<String> texts = new LinkedHashSet<>();
    add(texts, found, true);
    Matcher word = (isMember ? OF_FACADE : WORD).matcher(before);
    if (word.find() && (found.isEmpty() || from == word.start(1))) {
      from = word.start(1);
      String begun = word.group(1);
      variables.keySet().stream().filter(name -> name.startsWith(begun)).forEach(texts::add);
      (isMember ? KnownMethods.ofFacade() : KnownMethods.preloaded())
          .stream().filter(name -> name.startsWith(begun)).forEach(name -> texts.add(name + "("));
    }
    add(texts, found, false);
    if (texts.isEmpty()) {
      return new Completion(List.of(), cursor, cursor);
    }
    List<Item> items =
        isMember ? members(scope, before, member.start(), texts) : names(scope, variables, texts);
    return new Completion(items, from, cursor);
  }

  private static void add(Set<String> texts, List<Suggestion> found, boolean matching) {
    for (Suggestion suggestion : found) {
      if (suggestion.matchesType() == matching
          && !INTERNAL.matcher(suggestion.continuation()).matches()
          && !isService(suggestion.continuation())) {
        texts.add(suggestion.continuation());
      }
    }
  }

  /** The renderers lie beside the charts and are public for the service loader only. */
  private static boolean isService(String name) {
    return name.endsWith("Renderer")
        && Completion.class.getResource("/org/lectern/plot/" + name + ".class") != null;
  }

  /** What follows a point. */
  private static List<Item> members(Scope scope, String before, int point, Set<String> texts) {
    String mask = JavaText.mask(before);
    String receiver = before.substring(Target.expressionStart(mask, point), point).strip();
    boolean isType = !scope.isVariable(receiver) && !receiver.startsWith("new ");
    List<Entry> members =
        (isType ? scope.type(receiver) : Optional.<TypeDocs>empty())
            .or(() -> scope.typeOf(receiver, before, point))
            .map(TypeDocs::members)
            .orElse(List.of());
    Map<String, List<Entry>> byName =
        members.stream().collect(Collectors.groupingBy(Entry::name, Collectors.toList()));
    List<Item> items = new ArrayList<>();
    for (String text : texts) {
      List<Entry> entries = byName.getOrDefault(name(text), List.of());
      items.add(new Item(text, memberKind(text), signature(entries, isCall(text))));
    }
    return items;
  }

  private static String memberKind(String text) {
    if (text.endsWith(".")) {
      return "module";
    }
    if (isCall(text)) {
      return "function";
    }
    boolean isConstant = text.equals(text.toUpperCase(Locale.ROOT));
    return !isConstant && Character.isUpperCase(text.charAt(0)) ? "class" : "property";
  }

  /** What stands alone: functions, variables, types, keywords. */
  private static List<Item> names(Scope scope, Map<String, String> variables, Set<String> texts) {
    boolean any = texts.stream().anyMatch(Completion::isCall);
    Map<String, List<Entry>> functions = new LinkedHashMap<>();
    if (any) {
      for (Entry entry : scope.functions()) {
        functions.computeIfAbsent(entry.name(), none -> new ArrayList<>()).add(entry);
      }
    }
    List<Item> items = new ArrayList<>();
    for (String text : texts) {
      String name = name(text);
      if (isCall(text)) {
        List<Entry> own = scope.ownMethods(name);
        List<Entry> entries = own.isEmpty() ? functions.getOrDefault(name, List.of()) : own;
        boolean isType = entries.isEmpty() && Character.isUpperCase(name.charAt(0));
        items.add(new Item(text, isType ? "class" : "function", signature(entries, true)));
      } else {
        items.add(name(scope, variables, text));
      }
    }
    return items;
  }

  private static Item name(Scope scope, Map<String, String> variables, String text) {
    String name = name(text);
    if (text.endsWith(".")) {
      return new Item(text, "module", "");
    }
    if (Target.isKeyword(name)) {
      return new Item(text, "keyword", "");
    }
    if (variables.containsKey(name)) {
      return new Item(text, "instance", variables.get(name));
    }
    return scope
        .variable(name)
        .map(
            variable ->
                new Item(
                    text,
                    "instance",
                    variable.typeName() == null ? "" : Names.plain(variable.typeName())))
        .orElseGet(
            () -> {
              boolean isType = !name.isEmpty() && Character.isUpperCase(name.charAt(0));
              return new Item(text, isType ? "class" : "instance", "");
            });
  }

  /** The parameters and the result of each overload. */
  private static String signature(List<Entry> entries, boolean isCall) {
    return entries.stream()
        .filter(entry -> (entry.kind() == Entry.Kind.METHOD) == isCall)
        .map(
            entry ->
                isCall
                    ? entry.after().replaceAll(" throws .*", "") + " " + entry.before().strip()
                    : entry.before().strip())
        .map(String::strip)
        .distinct()
        .collect(Collectors.joining(" | "));
  }

  private static boolean isCall(String text) {
    return text.endsWith("(") || text.endsWith("()");
  }

  private static String name(String text) {
    int end = text.indexOf('(');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }
}
