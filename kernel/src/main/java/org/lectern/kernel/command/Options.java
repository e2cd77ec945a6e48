package org.lectern.kernel.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of a command line: options, options with a value, and the rest. */
final class Options {
  private final Map<String, String> given = new HashMap<>();
  private final List<String> rest = new ArrayList<>();

  /**
   * Reads a command line.
   *
   * @param words its words
   * @param flags the options without a value
   * @param valued the options with one, as {@code --name x} or {@code --name=x}
   */
  static Options parse(List<String> words, List<String> flags, List<String> valued)
      throws UsageException {
    Options options = new Options();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (!word.startsWith("-")) {
        options.rest.add(word);
      } else if (flags.contains(word)) {
        options.given.put(word, "");
      } else if (!valued.contains(name)) {
        throw new UsageException("unknown option: " + word);
      } else if (equals >= 0) {
        options.put(name, word.substring(equals + 1));
      } else {
        i++;
        options.put(name, i < words.size() ? words.get(i) : "");
      }
    }
    return options;
  }

  private void put(String name, String value) throws UsageException {
    if (value.isEmpty()) {
      throw new UsageException(name + " needs a value");
    }
    given.put(name, value);
  }

  boolean has(String name) {
    return given.containsKey(name);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(given.get(name));
  }

  List<String> rest() {
    return rest;
  }

  /** Refuses words that are no options. */
  void noRest() throws UsageException {
    if (!rest.isEmpty()) {
      throw new UsageException("what is this: " + rest.get(0));
    }
  }

  /** Refuses options that exclude each other. */
  void atMostOne(String... names) throws UsageException {
    List<String> found = List.of(names).stream().filter(this::has).toList();
    if (found.size() > 1) {
      throw new UsageException(found.get(0) + " and " + found.get(1) + " exclude each other");
    }
  }
}
