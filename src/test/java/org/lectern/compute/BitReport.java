package org.lectern.compute;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Prints what computes here and one fingerprint over {@link Battery}, for comparing Java versions,
 * flags and machines: {@code java --add-modules jdk.incubator.vector org.lectern.compute.BitReport
 * [rounds]}. Several rounds meet the kernels in the interpreter and compiled; if they differ, all
 * fingerprints are printed. With 0 rounds, none.
 */
public final class BitReport {
  /** The fingerprint that every machine must print. */
  public static final String EXPECTED = Golden.battery();

  private BitReport() {}

  public static void main(String[] rounds) {
    System.out.println(Compute.describe());
    System.out.println(fingerprints(rounds.length == 0 ? 3 : Integer.parseInt(rounds[0])));
  }

  /** Those that were seen; one if all is well. */
  public static String fingerprints(int rounds) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < rounds; i++) {
      seen.add(Battery.fingerprint(Engine.compute()));
    }
    return String.join(" ", seen);
  }
}
