package org.lectern.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandFileTest {
  @TempDir Path folder;

  @Test
  void remove_theCommandOfAKernelWhoseNameBeginsAlike_leavesIt() throws IOException {
    Path command = folder.resolve("lectern");
    Path other = folder.resolve("kernels/lectern-25");
    Files.writeString(command, "#!/bin/sh\n# Made by Lectern's installer for " + other + "\n");
    assertThat(CommandFile.remove(command, folder.resolve("kernels/lectern"))).isFalse();
    assertThat(command).exists();
    assertThat(CommandFile.remove(command, other)).isTrue();
    assertThat(command).doesNotExist();
  }
}
