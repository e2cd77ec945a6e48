package org.lectern.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The record of a training: with what it was made, how long it took, and what the network was
 * before and after. Two runs whose settings and first fingerprints are equal give equal last
 * fingerprints, on any machine.
 */
public final class Run {
  private final Map<String, String> settings;
  private final String before;
  private String after;
  private double seconds;

  Run(Map<String, String> settings, String before) {
    this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    this.before = before;
    this.after = before;
  }

  void end(String fingerprint, double duration) {
    after = fingerprint;
    seconds = duration;
  }

  /**
   * What was trained, how, and on what: network, loss, optimiser, metrics, batches, epochs, seed,
   * data with their fingerprints, versions.
   *
   * @return values by name, in order
   */
  public Map<String, String> settings() {
    return settings;
  }

  /**
   * The network before training.
   *
   * @return its fingerprint
   */
  public String fingerprintBefore() {
    return before;
  }

  /**
   * The network after training.
   *
   * @return its fingerprint
   */
  public String fingerprintAfter() {
    return after;
  }

  /**
   * How long training took.
   *
   * @return seconds, 0 while it runs
   */
  public double seconds() {
    return seconds;
  }
}
