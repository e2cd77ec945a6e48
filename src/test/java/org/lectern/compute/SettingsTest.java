package org.lectern.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void threads_propertyBeforeEnvironmentBeforeProcessors() {
    assertThat(Threads.choose("3", "5", 8)).isEqualTo(new Threads.Choice(3, null));
    assertThat(Threads.choose(null, " 5 ", 8)).isEqualTo(new Threads.Choice(5, null));
    assertThat(Threads.choose(null, "", 8)).isEqualTo(new Threads.Choice(8, null));
    assertThat(Threads.choose(null, null, 1000)).isEqualTo(new Threads.Choice(256, null));
  }

  @Test
  void threads_notAWholeNumber_saysWhatIsWrong() {
    assertThat(Threads.choose(null, "0", 8).problem())
        .isEqualTo(
            "Lectern: the environment variable LECTERN_THREADS must be a whole number from 1 to"
                + " 256, but is \"0\". Leave it out to use all processors.");
    assertThat(Threads.choose("two", null, 8).problem())
        .startsWith("Lectern: the system property lectern.threads must be")
        .contains("but is \"two\"");
  }

  @Test
  void kernels_scalar_isChosen() {
    KernelsLookup.Choice choice = KernelsLookup.choose("scalar");
    assertThat(choice.kernels()).isInstanceOf(ScalarKernels.class);
    assertThat(choice.description()).isEqualTo("scalar kernels (chosen by lectern.kernels)");
    assertThat(choice.problem()).isNull();
  }

  @Test
  void kernels_vector_isChosen() {
    KernelsLookup.Choice choice = KernelsLookup.choose("vector");
    assertThat(choice.kernels().getClass().getSimpleName()).isEqualTo("VectorKernels");
    assertThat(choice.description()).matches("vector kernels, (128|256|512) bits");
    assertThat(choice.problem()).isNull();
  }

  @Test
  void kernels_anotherWord_saysWhatIsWrong() {
    assertThat(KernelsLookup.choose("fast").problem())
        .isEqualTo(
            "Lectern: the system property lectern.kernels must be scalar or vector, but is"
                + " \"fast\". Leave it out: the faster kernels are found by themselves.");
  }

  @Test
  void selfTest_subnormalsAreKept_isSilent() {
    assertThat(SelfTest.problem()).isNull();
  }

  @Test
  void selfTest_subnormalsAreFlushed_saysWhatToDo() {
    assertThat(SelfTest.problem(0f))
        .isEqualTo(
            "Lectern: float arithmetic must keep subnormal numbers, but on this thread they are"
                + " flushed to zero, so results would not be reproducible. A native library (often"
                + " one compiled with -ffast-math) has switched them off: leave that library out, or"
                + " call it on a thread of its own.");
  }
}
