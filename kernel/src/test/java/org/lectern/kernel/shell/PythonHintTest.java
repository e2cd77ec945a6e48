package org.lectern.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonHintTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "import java.util.List;",
        "import static java.lang.Math.*;",
        "import java.util.List",
        "for (var x : list) {",
        "double[] a = b[0];",
        "int[] a = {1, 2};",
        "for(i = 0; i < n; i++)",
        "double d = f(a == b);",
        "var f = g(x -> y = x);",
        "if (a > b) {",
        "String s = f(\"a=b\");",
        "case 1:",
        "double y = a.length;"
      })
  void of_java_saysNothing(String line) {
    assertThat(PythonHint.of(line)).as(line).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import numpy",
        "from keras import layers",
        "def f(x):",
        "if x > 3:",
        "else:",
        "net.add(dense(2, 3, activation='relu'))",
        "f(1, units=3)",
        "return [1, 2]",
        "x = None"
      })
  void of_python_helps(String line) {
    assertThat(PythonHint.of(line)).as(line).isPresent();
  }
}
