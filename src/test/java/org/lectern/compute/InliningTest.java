package org.lectern.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * What {@link VectorUnary} says of inlining: from {@code VectorKernels}, which the library calls,
 * every way to an operation on vectors leads through a method that C2 never inlines.
 */
class InliningTest {
  /** The JVM's FreqInlineSize: longer methods are never inlined. */
  private static final int LONGEST_INLINED = 325;

  private static final String OURS = "org/lectern/compute/";
  private static final Pattern CLASS =
      Pattern.compile(".*class org\\.lectern\\.compute\\.(\\w+).*");
  private static final Pattern METHOD =
      Pattern.compile("  (?:\\S.*[ .])?(\\w+)\\(.*|  static \\{\\};");
  private static final Pattern CODE = Pattern.compile(" +(\\d+): .*");
  private static final Pattern CALL = Pattern.compile(".*// (?:Interface)?Method (\\S+):.*");

  private final Map<String, Integer> lengths = new HashMap<>();
  private final Map<String, Set<String>> calls = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<String> inlined = new ArrayList<>();

  @Test
  void vectorOperations_lieBehindAMethodThatIsNeverInlined() throws Exception {
    read();
    assertThat(lengths).containsKey("VectorUnary.relu").hasSizeGreaterThan(60);
    for (String method : new TreeSet<>(lengths.keySet())) {
      // prepare() is slow on purpose, and called once
      if (method.startsWith("VectorKernels.") && !method.matches(".*[.](toString|prepare)")) {
        follow(method);
      }
    }
    assertThat(inlined).isEmpty();
    assertThat(seen).contains("VectorUnary.apply").doesNotContain("VectorUnary.relu");
  }

  private void follow(String method) {
    if (!seen.add(method) || lengths.getOrDefault(method, 0) > LONGEST_INLINED) {
      return;
    }
    for (String called : calls.getOrDefault(method, Set.of())) {
      if (called.startsWith("jdk/incubator/vector/")) {
        inlined.add(method + " calls " + called);
      }
      follow(called);
    }
  }

  /** The byte code of all vector classes, as the JDK's javap prints it. */
  private void read() throws Exception {
    File folder =
        new File(VectorUnary.class.getResource("VectorUnary.class").toURI()).getParentFile();
    List<String> arguments = new ArrayList<>(List.of("-c", "-p"));
    for (File file : folder.listFiles((unused, name) -> name.matches("Vector\\w+\\.class"))) {
      arguments.add(file.getPath());
    }
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    ToolProvider.findFirst("javap")
        .orElseThrow()
        .run(writer, writer, arguments.toArray(String[]::new));
    String type = "";
    String method = "";
    for (String line : text.toString().split("\n")) {
      Matcher match = CLASS.matcher(line);
      if (match.matches()) {
        type = match.group(1);
      } else if ((match = METHOD.matcher(line)).matches()) {
        method = type + "." + match.group(1);
        calls.putIfAbsent(method, new TreeSet<>());
      } else if ((match = CODE.matcher(line)).matches()) {
        lengths.merge(method, Integer.parseInt(match.group(1)) + 1, Math::max);
        match = CALL.matcher(line);
        if (match.matches()) {
          String name = match.group(1).replace(OURS, "");
          calls.get(method).add(name.contains(".") ? name : type + "." + name);
        }
      }
    }
  }
}
