package org.lectern.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lectern.display.Numbers;

/** The numbers that one trial of a {@link Search} tries, by name. */
public final class Settings {
  private final Map<String, Double> values;

  Settings(Map<String, Double> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * One of the numbers.
   *
   * @param name as in the search
   * @return its value in this trial
   * @throws IllegalArgumentException if the search has no such name
   */
  public double get(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "settings: there is no \""
              + name
              + "\", only "
              + values.keySet()
              + ". Add .over(\""
              + name
              + "\", …) to the search.");
    }
    return value;
  }

  /**
   * One of the numbers as a whole number, such as a count of units.
   *
   * @param name as in the search
   * @return its value in this trial
   * @throws IllegalArgumentException if there is no such name, or the value is not whole
   */
  public int whole(String name) {
    double value = get(name);
    if (value != (int) value) {
      throw new IllegalArgumentException(
          "settings: "
              + name
              + " must be a whole number, but is "
              + Numbers.asJava(value)
              + ". Give the search .wholeBetween(\""
              + name
              + "\", 2, 64) or whole numbers, or use get(\""
              + name
              + "\").");
    }
    return (int) value;
  }

  /**
   * All of them.
   *
   * @return the numbers by name, in the order of the search
   */
  public Map<String, Double> values() {
    return values;
  }

  /** Such as {@code rate 0.01, units 16}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(name)
                .append(' ')
                .append(Numbers.significant(value, 4)));
    return text.toString();
  }
}
