package org.lectern.train;

/**
 * Something that the {@link Doctor} noticed.
 *
 * @param place the layer, the parameter or the data it concerns
 * @param symptom what was measured
 * @param advice what it means and what to try
 */
public record Finding(String place, String symptom, String advice) {
  @Override
  public String toString() {
    return place + ": " + symptom + ". " + advice;
  }
}
