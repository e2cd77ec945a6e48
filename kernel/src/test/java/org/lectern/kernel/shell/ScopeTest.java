package org.lectern.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jshell.JShell;
import org.junit.jupiter.api.Test;

class ScopeTest {
  @Test
  void type_afterAnImportHasGivenTheNameAnotherMeaning() {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.eval("import java.util.*;");
      Scope scope =
          new Scope(shell, shell.sourceCodeAnalysis(), id -> null, getClass().getClassLoader());
      assertThat(scope.type("Date").orElseThrow().methods("valueOf")).isEmpty();

      shell.eval("import java.sql.Date;");

      assertThat(scope.type("Date").orElseThrow().methods("valueOf")).isNotEmpty();
    }
  }
}
