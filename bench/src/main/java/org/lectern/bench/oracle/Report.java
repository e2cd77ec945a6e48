package org.lectern.bench.oracle;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The table of results, for the console and as a summary in Markdown. */
final class Report {
  private final Torch torch;
  private final StringBuilder tables = new StringBuilder();
  private final StringBuilder drawnRows = new StringBuilder();
  private int cases;
  private int failures;
  private double largest;

  Report(Torch torch) {
    this.torch = torch;
  }

  String heading() {
    return versions() + "\n" + line("case", "input", "forward", "∂x", "parameters", "(single)", "");
  }

  /** Begins a table of the summary. */
  void section(String title) {
    tables
        .append("\n## ")
        .append(title)
        .append("\n\n| case | input | forward | ∂x | ∂parameters | |\n|---|---|---|---|---|---|\n");
  }

  /** Runs a case and gives its line. */
  String add(Case one) {
    Comparison result;
    try {
      result = one.run(torch);
    } catch (RuntimeException e) {
      row(false, one.name(), one.shape(), "", "", "", "**failed**");
      String cause = e.getCause() == null ? "" : "\n" + e.getCause();
      return line(one.name(), one.shape(), "FAILED: " + e + cause);
    }
    boolean agrees = result.within(one.tolerance());
    largest = Math.max(largest, result.worst(Precision.DOUBLE));
    String forward = number(result, Part.FORWARD);
    String input = number(result, Part.INPUT);
    String parameters = number(result, Part.PARAMETERS);
    String verdict = agrees ? "agrees" : "**disagrees**";
    row(agrees, one.name(), one.shape(), forward, input, parameters, verdict);
    return line(
        one.name(),
        one.shape(),
        forward,
        input,
        parameters,
        number(result.worst(Precision.SINGLE)),
        agrees ? "agrees" : "DISAGREES");
  }

  private void row(boolean agrees, String... columns) {
    count(agrees);
    tables.append("| ").append(String.join(" | ", columns)).append(" |\n");
  }

  private void count(boolean agrees) {
    cases++;
    failures += agrees ? 0 : 1;
  }

  /** Adds an initialiser and gives its line. */
  String add(InitialiserCases.Result result) {
    count(result.agrees());
    drawnRows.append(result.row()).append('\n');
    return result.toString();
  }

  /** Adds what went wrong besides the cases and gives its line. */
  String add(String fault) {
    count(false);
    tables.append("\n**").append(fault).append("**\n");
    return fault;
  }

  boolean agrees() {
    return failures == 0;
  }

  String verdict() {
    return agrees()
        ? "All " + cases + " cases agree; the largest difference is " + number(largest) + "."
        : failures + " of " + cases + " cases disagree.";
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        """
        # Lectern against PyTorch

        **%s** Written by the oracle (`README.md` says how to run it), not by hand. %s

        Every case runs the same numbers through Lectern and through PyTorch's own operations. A difference is the largest
        absolute one of a tensor, divided by the largest absolute value of PyTorch's tensor. The columns show the difference from
        PyTorch in double precision, which is the rounding of Lectern's floats and therefore the same on every machine. The verdict
        holds for PyTorch in single precision too: every difference is at most 1e-5, or after ten steps of an optimiser that divides
        by the size of gradients 1e-4. Every public layer, loss, optimiser and initialiser has a case%s.

        For optimisers: the losses of ten steps, and the parameters after them, against PyTorch's own fused update where it has one
        (SGD, Adagrad, Adam, AdamW), else against the update of its Python optimiser written with PyTorch's operations (RMSProp,
        Adadelta). Lectern's weight decay leaves biases alone, and so do the scripts. L-BFGS is compared with its documented rule on
        PyTorch's losses and gradients, since PyTorch's own has another line search.
        %s
        ## Initialisers

        Mean and variance of %,d numbers for fan-in %d and fan-out %d, worked out by PyTorch, and how far they are from the
        formula in standard errors; at most %.0f.

        | initialiser | mean | variance | formula | standard errors | |
        |---|---|---|---|---|---|
        %s""",
        verdict(),
        versions(),
        excepted(),
        tables,
        InitialiserCases.COUNT,
        InitialiserCases.IN,
        InitialiserCases.OUT,
        InitialiserCases.LIMIT,
        drawnRows);
  }

  private static String excepted() {
    return Completeness.excepted().entrySet().stream()
        .map(one -> "; " + one.getKey().getSimpleName() + " " + one.getValue())
        .collect(Collectors.joining());
  }

  private String versions() {
    return "PyTorch " + torch.version() + " (CPU) through DJL " + torch.bridgeVersion() + ".";
  }

  private static String line(String name, String shape, String... others) {
    return String.format(Locale.ROOT, "%-44s %-22s ", name, shape)
        + List.of(others).stream()
            .map(text -> String.format(Locale.ROOT, "%-10s", text))
            .collect(Collectors.joining(" "))
            .stripTrailing();
  }

  private static String number(Comparison result, Part part) {
    OptionalDouble difference = result.difference(part, Precision.DOUBLE);
    return difference.isEmpty() ? "–" : number(difference.getAsDouble());
  }

  private static String number(double difference) {
    return difference == 0 ? "0" : String.format(Locale.ROOT, "%.1e", difference);
  }
}
