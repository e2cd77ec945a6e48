package org.lectern;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lectern.compute.BitReport;
import org.lectern.compute.Compute;

/**
 * Prints what computes here and all fingerprints there are, for {@link BitMatrix}: with {@code
 * small} those that an interpreter can do, with {@code wide} those of {@link Reproducibility}, with
 * {@code all} those of {@link GoldenRuns} and the battery of kernels too.
 */
public final class AllBits {
  private AllBits() {}

  public static void main(String[] args) {
    System.out.println(Compute.describe());
    Map<String, String> fingerprints = args[0].equals("small") ? small() : wide();
    if (args[0].equals("all")) {
      GoldenRuns.all().forEach((name, run) -> fingerprints.put(name, run.get().fit()));
      fingerprints.put("battery", BitReport.fingerprints(3));
    }
    fingerprints.forEach((name, fingerprint) -> System.out.println(name + ": " + fingerprint));
  }

  /** Called in another class loader too. */
  static Map<String, String> small() {
    Map<String, String> all = new LinkedHashMap<>();
    References.small().forEach(one -> all.put(one.name(), one.compute().get()));
    return all;
  }

  static Map<String, String> wide() {
    Map<String, String> all = new LinkedHashMap<>();
    References.all().forEach(one -> all.put(one.name(), one.compute().get()));
    return all;
  }
}
