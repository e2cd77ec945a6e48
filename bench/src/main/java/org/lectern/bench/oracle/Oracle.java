package org.lectern.bench.oracle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares Lectern with PyTorch, case by case. Prints a table; writes the summary to the file named
 * by the argument. Exits with 1 if anything disagrees, or is compared by no case.
 */
public final class Oracle {
  private Oracle() {}

  /**
   * Runs all cases.
   *
   * @param arguments the file of the summary, optional
   */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments) ? 0 : 1);
  }

  private static boolean run(String[] arguments) throws IOException {
    Map<String, List<Case>> cases = cases();
    List<String> missing =
        new ArrayList<>(
            Completeness.missing(cases.values().stream().flatMap(List::stream).toList()));
    try (Torch torch = new Torch()) {
      Report report = new Report(torch);
      System.out.println(report.heading());
      cases.forEach(
          (title, section) -> {
            report.section(title);
            section.forEach(one -> System.out.println(report.add(one)));
          });
      List<InitialiserCases.Result> drawn = InitialiserCases.all(torch);
      drawn.forEach(one -> System.out.println(report.add(one)));
      missing.addAll(InitialiserCases.missing(drawn));
      missing.forEach(name -> System.out.println(report.add("No case compares " + name)));
      if (!SelfCheck.seesWrongFormulas(torch)) {
        System.out.println(report.add("A formula that is wrong on purpose was not noticed"));
      }
      System.out.println(report.verdict());
      if (arguments.length > 0) {
        Files.writeString(Path.of(arguments[0]), report.summary(), StandardCharsets.UTF_8);
      }
      return report.agrees();
    }
  }

  private static Map<String, List<Case>> cases() {
    Map<String, List<Case>> cases = new LinkedHashMap<>();
    cases.put("Layers", LayerCases.all());
    cases.put("Activations", ActivationCases.all());
    cases.put("Convolutions", ConvolutionCases.all());
    cases.put("Pooling", PoolingCases.all());
    cases.put("Normalisation and dropout", NormalisationCases.all());
    cases.put("Sequences", SequenceCases.all());
    cases.put("Losses", LossCases.all());
    cases.put("Optimisers", OptimiserCases.all());
    return cases;
  }
}
