package org.lectern;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.lectern.compute.Compute;
import org.lectern.display.Displayable;
import org.lectern.display.Html;
import org.lectern.display.MimeBundle;

/**
 * Whether this computer computes the bits that Lectern promises: what computes here, and the
 * fingerprints of kernels and of small whole trainings beside the expected ones. Takes about a
 * second.
 *
 * <p>In a notebook: {@code reproducibility()}. On a command line, with the kernel's folder of jars:
 *
 * <pre>{@code
 * java --add-modules jdk.incubator.vector -cp 'lib/*' org.lectern.Reproducibility
 * }</pre>
 *
 * With the argument {@code small}, only what an interpreter or an emulator can do in seconds. The
 * exit status is 1 if a fingerprint differs.
 */
public final class Reproducibility implements Displayable {
  /** Digits of a fingerprint that are shown. */
  private static final int SHOWN = 16;

  /**
   * One comparison.
   *
   * @param name what was computed
   * @param fingerprint the fingerprint of its result, 64 hexadecimal digits
   * @param expected the fingerprint that it has everywhere
   */
  public record Check(String name, String fingerprint, String expected) {
    /**
     * Whether the bits are the promised ones.
     *
     * @return whether the two fingerprints are equal
     */
    public boolean asExpected() {
      return fingerprint.equals(expected);
    }

    private String shown() {
      return fingerprint.substring(0, SHOWN);
    }

    private String verdict() {
      return asExpected()
          ? "as expected"
          : "DIFFERENT from the expected " + expected.substring(0, SHOWN);
    }
  }

  private final List<Check> checks;

  Reproducibility(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /**
   * Computes everything anew. Nothing that a cell has made or set is used or changed.
   *
   * @return the report
   */
  public static Reproducibility run() {
    return of(References.all());
  }

  private static Reproducibility of(List<References.Reference> references) {
    List<Check> checks = new ArrayList<>();
    for (References.Reference reference : references) {
      checks.add(new Check(reference.name(), reference.compute().get(), reference.expected()));
    }
    return new Reproducibility(checks);
  }

  /**
   * Prints the report.
   *
   * @param args nothing, or {@code small}
   */
  public static void main(String[] args) {
    boolean small = args.length > 0 && args[0].equals("small");
    Reproducibility report = of(small ? References.small() : References.all());
    System.out.println(report);
    if (!report.passed()) {
      System.exit(1);
    }
  }

  /**
   * Whether all bits are the promised ones.
   *
   * @return whether every fingerprint is as expected
   */
  public boolean passed() {
    return checks.stream().allMatch(Check::asExpected);
  }

  /**
   * All comparisons, in order.
   *
   * @return an unmodifiable list
   */
  public List<Check> checks() {
    return checks;
  }

  /**
   * A short code over all fingerprints, to read aloud: equal codes, equal bits.
   *
   * @return such as {@code 3f2a 91c0}
   */
  public String code() {
    MessageDigest digest = sha256();
    for (Check check : checks) {
      digest.update(check.fingerprint.getBytes(StandardCharsets.US_ASCII));
    }
    String code = HexFormat.of().formatHex(digest.digest(), 0, 4);
    return code.substring(0, 4) + " " + code.substring(4);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What computes here, in lines. */
  private static List<String> surroundings() {
    String version = Reproducibility.class.getPackage().getImplementationVersion();
    return List.of(
        "Lectern "
            + (version == null ? "(development)" : version)
            + ", arithmetic version "
            + Compute.ARITHMETIC_VERSION,
        "Java " + property("java.runtime.version") + " (" + property("java.vendor") + ")",
        property("os.name") + " " + osVersion() + ", " + property("os.arch"),
        Compute.describe());
  }

  /** Its numbers: what distributors append says nothing about arithmetic. */
  private static String osVersion() {
    return property("os.version").replaceFirst("^(\\d+(\\.\\d+)*).*", "$1");
  }

  private static String property(String name) {
    return System.getProperty(name, "?");
  }

  private String verdict() {
    long wrong = checks.stream().filter(check -> !check.asExpected()).count();
    String code = " Code to compare: " + code();
    return wrong == 0
        ? "The same bits as everywhere: all "
            + checks.size()
            + " fingerprints are as expected."
            + code
        : "OTHER BITS than expected: "
            + wrong
            + " of "
            + checks.size()
            + " fingerprints. Is the arithmetic version the same as your neighbour's? If so, please"
            + " report this text."
            + code;
  }

  @Override
  public MimeBundle toMimeBundle() {
    int names = checks.stream().mapToInt(check -> check.name.length()).max().orElse(0);
    StringBuilder text = new StringBuilder(String.join("\n", surroundings())).append('\n');
    StringBuilder html = new StringBuilder("<div>");
    html.append(String.join("<br>", surroundings().stream().map(Html::escape).toList()));
    html.append("</div><table><tbody>");
    for (Check check : checks) {
      String name = check.name + " ".repeat(names - check.name.length());
      text.append("\n  ").append(name).append("  ").append(check.shown());
      text.append("  ").append(check.verdict());
      html.append("<tr>");
      for (String cell : List.of(check.name, check.shown(), check.verdict())) {
        html.append("<td style=\"text-align:left\">").append(Html.escape(cell)).append("</td>");
      }
      html.append("</tr>");
    }
    text.append("\n\n").append(verdict());
    html.append("</tbody></table><div><b>").append(Html.escape(verdict())).append("</b></div>");
    return MimeBundle.text(text.toString()).with(MimeBundle.HTML, html.toString());
  }

  @Override
  public String toString() {
    return toMimeBundle().text();
  }
}
