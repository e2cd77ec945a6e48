package org.lectern.kernel.magic;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code %env}: the environment variables of the kernel. A JVM can't change its own; a value set
 * here is what {@code %env} gives from then on, and a system property.
 */
final class EnvMagic {
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIAL|API_?KEY|PRIVATE).*");

  private final Map<String, String> set = new TreeMap<>();

  void register(KernelMagics magics) {
    magics.register(
        Magic.line(
            "env",
            "[NAME[=VALUE]]",
            "Gives an environment variable, or sets one for this kernel (as a system property).",
            this::env));
  }

  private @Nullable Object env(List<String> args) {
    if (args.isEmpty()) {
      return all();
    }
    String text = String.join(" ", args);
    int equals = text.indexOf('=');
    if (equals < 0) {
      return args.size() == 1 ? get(text) : put(args.get(0), text.substring(text.indexOf(' ') + 1));
    }
    return put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
  }

  private Map<String, String> all() {
    Map<String, String> all = new TreeMap<>(System.getenv());
    all.putAll(set);
    all.replaceAll(EnvMagic::shown);
    all.forEach((name, value) -> System.out.println(name + "=" + value));
    return all;
  }

  /** What may stand in a notebook, which others will see. */
  private static String shown(String name, String value) {
    return SECRET.matcher(name).matches() ? "(hidden)" : value;
  }

  private @Nullable String get(String name) {
    String value = set.containsKey(name) ? set.get(name) : System.getenv(name);
    System.out.println(value == null ? name + " is not set." : shown(name, value));
    return value;
  }

  private String put(String name, String value) {
    if (name.isEmpty()) {
      throw new MagicException(
          "%env: needs a name before the =, but there is none. Write for example %env DATA=/data");
    }
    set.put(name, value);
    System.setProperty(name, value);
    System.out.println(
        name
            + " is "
            + shown(name, value)
            + " for %env and System.getProperty; Java can't change what System.getenv gives.");
    return value;
  }
}
