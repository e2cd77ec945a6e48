package org.lectern.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void parse_oneText_splitsAtSpaces() {
    Options options = Options.parse(new String[] {" cases=tiny,cnn  forks=1 "});
    assertThat(options.tasks()).extracting(Task::name).containsExactly("tiny", "cnn");
    assertThat(options.number("forks")).isEqualTo(1);
    assertThat(options.list("threads")).containsExactly("1", "2");
  }

  @Test
  void parse_unknownOption_refuses() {
    assertThatThrownBy(() -> Options.parse(new String[] {"fork=1"}))
        .hasMessageStartingWith("there is no option fork=1; there are {cases=all, ");
  }

  @Test
  void tasks_unknownCase_refuses() {
    Options options = Options.parse(new String[] {"cases=tini"});
    assertThatThrownBy(options::tasks).hasMessageStartingWith("there is no case tini; there are [");
  }

  @Test
  void jdks_noJdk_refuses() {
    Options options = Options.parse(new String[] {"jdks=nowhere"});
    assertThatThrownBy(options::jdks).hasMessage("jdks: there is no nowhere/bin/java");
  }
}
