package org.lectern.kernel.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import org.jspecify.annotations.Nullable;

/** One line of advice under compiler errors that beginners often meet. */
final class CompileHints {
  private static final String LOCATION =
      "(?:.*location: +(?:variable \\w+ of type|class|interface|enum|record) ([\\w.<>?, ]+))?.*";
  private static final Pattern VARIABLE =
      Pattern.compile("(?s)cannot find .*symbol: +variable (\\w+)" + LOCATION);
  private static final Pattern TYPE = Pattern.compile("(?s)cannot find .*symbol: +class (\\w+).*");
  private static final Pattern PACKAGE = Pattern.compile("(?s)package (\\w+) does not exist.*");
  private static final Pattern TOO_LARGE = Pattern.compile("(?s)integer number too large.*");
  private static final Pattern ASSIGNED =
      Pattern.compile("\\b(?:if|while)\\s*\\([^=]*[^=!<>]=[^=].*");

  /** What students write who know other languages, and what Java calls it. */
  private static final Map<String, String> FOREIGN =
      Map.of(
          "bool",
          "boolean",
          "string",
          "String",
          "str",
          "String",
          "real",
          "double",
          "number",
          "double",
          "unsigned",
          "int",
          "integer",
          "int",
          "function",
          "a type such as double",
          "let",
          "var",
          "auto",
          "var");

  private static final Pattern METHOD =
      Pattern.compile("(?s)cannot find .*symbol: +method (\\w+)\\(" + LOCATION);

  /** A field or a method that exists, but not for cells. */
  private static final Pattern PRIVATE =
      Pattern.compile("(?s)(\\w+)(?:\\(.*?\\))? (?:has \\w+ access|is not public) in (\\w+).*");

  private static final Pattern NOT_APPLICABLE =
      Pattern.compile("(?s)method (\\w+) in class (\\w+) cannot be applied.*");

  private record Rule(Pattern error, String hint) {
    Rule(String error, String hint) {
      this(Pattern.compile("(?s)" + error), hint);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "bad operand types for binary operator '\\^'.*",
              "In Java ^ is not a power: write x * x, or Math.pow(x, 3); of a tensor x.square() or"
                  + " x.pow(3)."),
          new Rule(
              "bad operand types for binary operator.* type: +Tensor\\b.*",
              "Tensors calculate with methods: a.add(b), a.sub(b), a.mul(b), a.div(b),"
                  + " a.matmul(b)."),
          new Rule(
              ".*\\bTensor cannot be converted to (double|float|int)(?!\\[).*",
              "One number out of a tensor: item() or get(…)."),
          new Rule(
              "array required, but Tensor found.*",
              "Write x.get(0) for an element, x.row(0) for a row."),
          new Rule(
              ".*\\b(?:double|float|int)(?:\\[])+ cannot be converted to Tensor\\b.*",
              "Make a tensor of it: tensor(…)."),
          new Rule(
              ".*\\bString cannot be converted to (?:Layer|Initialiser)\\b.*",
              "Activations are layers of their own: sequential(dense(2, 8), relu(), dense(8, 2))."),
          new Rule(
              ".*\\bString cannot be converted to (?:Loss|Optimiser)\\b.*",
              "Losses and optimisers are objects: trainer(net, crossEntropy(), adam(0.01))."),
          new Rule(
              ".*\\bSplit cannot be converted to Dataset\\b.*",
              "Name the part: data.train(), data.validation() or data.test()."),
          new Rule(
              ".*\\b(?:LeakyRelu|Elu|Swish) cannot be converted to double\\b.*",
              "With a number this makes a layer. For values pass a tensor: elu(linspace(-4, 4,"
                  + " 81))."),
          new Rule(
              "'var' is not allowed in a compound declaration.*",
              "Write a var for each: var x = 1; var y = 2;"),
          new Rule(
              "illegal escape character.*",
              "In Java strings write / in paths, or \\\\ for a backslash."),
          new Rule(
              ".*possible lossy conversion from double to float.*",
              "Write 0.1f, or make the variable a double."),
          new Rule("unclosed character literal.*", "Strings take double quotes: \"text\"."),
          new Rule("unclosed string literal.*", "A closing \" is missing in this line."),
          new Rule(
              "missing return statement.*", "Every way through the method must end in a return."),
          new Rule(
              "unexpected type.*required: reference.*found: +int.*",
              "Type arguments are classes: List<Integer>."),
          new Rule(
              "unexpected type.*required: reference.*found: +(?:double|float).*",
              "Type arguments are classes: List<Double>."),
          new Rule(
              "no suitable constructor found for Tensor\\b.*",
              "Functions make tensors: tensor(1, 2, 3), zeros(2, 3)."),
          new Rule("reached end of file while parsing.*", "A } or ) is missing."));

  private final JShell shell;

  CompileHints(JShell shell) {
    this.shell = shell;
  }

  /**
   * The advice on an error.
   *
   * @param error its message, all lines
   * @param qualified whether the name that it is about follows a dot
   * @param before the cell up to the error
   * @param after the rest of its line
   */
  Optional<String> of(String error, boolean qualified, String before, String after) {
    if (error.startsWith("';' expected") && after.replaceFirst("//.*", "").isBlank()) {
      return Optional.of("A ; is missing at the end of this line.");
    }
    if (TOO_LARGE.matcher(error).matches()) {
      String number = after.replaceAll("\\W.*", "").replaceAll("[lL]$", "");
      return Optional.of("A long number ends in L: " + number + "L.");
    }
    String line = before.substring(before.lastIndexOf('\n') + 1) + after;
    if (error.contains("cannot be converted to boolean") && ASSIGNED.matcher(line).find()) {
      return Optional.of("= assigns, == compares: if (a == b) { … }.");
    }
    for (Rule rule : RULES) {
      if (rule.error().matcher(error).matches()) {
        return Optional.of(rule.hint());
      }
    }
    Matcher variable = VARIABLE.matcher(error);
    if (variable.matches()) {
      return variable(variable.group(1), qualified, variable.group(2), before);
    }
    Matcher type = TYPE.matcher(error);
    if (type.matches()) {
      return type(type.group(1));
    }
    Matcher named = PACKAGE.matcher(error);
    if (named.matches()) {
      return type(named.group(1));
    }
    Matcher method = METHOD.matcher(error);
    if (method.matches()) {
      return method(method.group(1), qualified, method.group(2));
    }
    Matcher hidden = PRIVATE.matcher(error);
    if (hidden.matches()) {
      return variable(hidden.group(1), true, hidden.group(2), before);
    }
    Matcher other = NOT_APPLICABLE.matcher(error);
    return other.matches() ? method(other.group(1), true, other.group(2)) : Optional.empty();
  }

  private Optional<String> variable(
      String name, boolean qualified, @Nullable String type, String before) {
    Set<String> methods = methods(qualified, type);
    if (methods.contains(name)) {
      return Optional.of("Did you mean " + name + "()?");
    }
    if (qualified) {
      return Optional.empty();
    }
    Set<String> near = new TreeSet<>(Context.variables(before).keySet());
    shell
        .variables()
        .filter(variable -> shell.status(variable).isActive())
        .forEach(variable -> near.add(variable.name()));
    Set<String> types = KnownMethods.types();
    types.removeIf(known -> !known.equalsIgnoreCase(name));
    near.addAll(types);
    return KnownMethods.nearest(name, near)
        .map(found -> "Did you mean " + found + "?")
        .or(() -> absent(name));
  }

  private static Optional<String> absent(String name) {
    return Optional.of(
        "There is no "
            + name
            + " yet. Run the cell that declares it (after a restart: Run > Run All Above"
            + " Selected Cell).");
  }

  private Optional<String> type(String name) {
    if (FOREIGN.containsKey(name)) {
      return Optional.of("In Java: " + FOREIGN.get(name) + ".");
    }
    Set<String> types = KnownMethods.types();
    shell
        .types()
        .filter(type -> shell.status(type).isActive())
        .forEach(type -> types.add(type.name()));
    return KnownMethods.nearest(name, types).map(found -> "Did you mean " + found + "?");
  }

  private Optional<String> method(String name, boolean qualified, @Nullable String type) {
    if (!qualified && (name.equals("print") || name.equals("println"))) {
      return Optional.of("Write System.out.println(…), or the value alone on the last line.");
    }
    Set<String> methods = methods(qualified, type);
    return methods.contains(name)
        ? Optional.empty()
        : KnownMethods.nearest(name, methods).map(near -> "Did you mean " + near + "?");
  }

  private Set<String> methods(boolean qualified, @Nullable String type) {
    if (qualified) {
      return type == null ? Set.of() : KnownMethods.ofType(type);
    }
    Set<String> names = KnownMethods.preloaded();
    shell
        .methods()
        .filter(method -> shell.status(method).isDefined())
        .forEach(method -> names.add(method.name()));
    return names;
  }
}
