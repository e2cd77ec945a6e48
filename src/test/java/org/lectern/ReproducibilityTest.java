package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.seed;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.Reproducibility.Check;
import org.lectern.compute.Compute;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;

class ReproducibilityTest {
  private static final String A = "a1".repeat(32);
  private static final String B = "b2".repeat(32);

  @Test
  void run_here_isAsExpected() {
    Reproducibility report = Reproducibility.run();
    assertThat(report.checks()).allMatch(Check::asExpected).hasSize(16);
    assertThat(report.passed()).isTrue();
    assertThat(report.code()).isEqualTo("7229 3448");
  }

  @Test
  void run_afterAnotherSeed_isTheSame() {
    seed(99);
    try {
      assertThat(Reproducibility.run().code()).isEqualTo("7229 3448");
    } finally {
      seed(0);
    }
  }

  @Test
  void toMimeBundle_anotherFingerprint_saysWhichAndWhatToDo() {
    Reproducibility report =
        new Reproducibility(List.of(new Check("sums", A, A), new Check("LSTM <1>", B, A)));
    assertThat(report.passed()).isFalse();
    MimeBundle bundle = report.toMimeBundle();
    assertThat(bundle.text())
        .startsWith("Lectern (development), arithmetic version 2\nJava ")
        .contains("\n" + Compute.describe() + "\n\n")
        .endsWith(
            """
              sums      a1a1a1a1a1a1a1a1  as expected
              LSTM <1>  b2b2b2b2b2b2b2b2  DIFFERENT from the expected a1a1a1a1a1a1a1a1

            OTHER BITS than expected: 1 of 2 fingerprints. Is the arithmetic version the same as \
            your neighbour's? If so, please report this text. Code to compare: %s"""
                .replace("%s", report.code())
                .indent(0)
                .strip()
                .replaceFirst("^", "  "));
    assertThat((String) bundle.data().get(MimeBundle.HTML))
        .contains("LSTM &lt;1&gt;</td>")
        .contains("DIFFERENT from the expected a1a1a1a1a1a1a1a1</td>")
        .contains("<b>OTHER BITS than expected: 1 of 2 fingerprints.");
  }

  @Test
  void code_anotherFingerprint_isAnother() {
    Reproducibility one = new Reproducibility(List.of(new Check("sums", A, A)));
    Reproducibility other = new Reproducibility(List.of(new Check("sums", B, A)));
    assertThat(one.code()).matches("[0-9a-f]{4} [0-9a-f]{4}").isNotEqualTo(other.code());
  }

  /** With the library alone on the class path: none of the jars that it brings. */
  @Test
  void main_theLibraryAlone_printsTheReport() throws Exception {
    Path library =
        Path.of(Lectern.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", library.toString(), "org.lectern.Reproducibility", "small"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(output.strip())
        .startsWith("Lectern ")
        .contains("\nscalar kernels (the Vector API is off: start Java with --add-modules")
        .endsWith(
            "The same bits as everywhere: all 8 fingerprints are as expected. Code to compare:"
                + " d4a5 c86c");
  }

  static List<Map<String, Supplier<ReferenceTrainings.Prepared>>> trainings() {
    return List.of(ReferenceTrainings.small(), ReferenceTrainings.wide());
  }

  /** A training that ends in NaN or does not move would have a fingerprint that says little. */
  @ParameterizedTest
  @MethodSource("trainings")
  void trainings_everyOne_movesAndStaysFinite(
      Map<String, Supplier<ReferenceTrainings.Prepared>> trainings) {
    trainings.forEach(
        (name, run) -> {
          ReferenceTrainings.Prepared prepared = run.get();
          Layer network = prepared.network();
          String before = network.fingerprint();
          prepared.fit();
          assertThat(network.fingerprint()).as(name).isNotEqualTo(before);
          for (Parameter parameter : network.parameters()) {
            float[] values = parameter.value().toArray();
            for (float value : values) {
              assertThat(value).as(name).isFinite();
            }
            assertThat(values)
                .as(name + " " + parameter.fullName())
                .isNotEqualTo(new float[values.length]);
          }
        });
  }
}
