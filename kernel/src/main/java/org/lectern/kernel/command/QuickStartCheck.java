package org.lectern.kernel.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.lectern.kernel.install.InstalledKernel;
import org.lectern.kernel.install.Installer;
import org.lectern.kernel.install.JavaHome;
import org.lectern.kernel.install.Machine;

/** The doctor's look at the archive for a quick start; a stale one is made anew. */
final class QuickStartCheck {
  private static final String NAME = "Quick start";

  private final Machine machine;
  private final Findings findings;
  private final String install;

  /** A look that names the way to install the kernel again. */
  QuickStartCheck(Machine machine, Findings findings, String install) {
    this.machine = machine;
    this.findings = findings;
    this.install = install;
  }

  void look(Optional<InstalledKernel> installed, JavaHome java) {
    if (installed.isEmpty() || installed.get().javaHome().isEmpty()) {
      return;
    }
    InstalledKernel kernel = installed.get();
    Installer installer = Installer.ofInstalled(machine, java);
    switch (installer.quickState(kernel)) {
      case NOT_WANTED -> findings.ok(NAME, "none was asked for");
      case FRESH -> findings.ok(NAME, "the archive belongs to this Java and these jars");
      case NOT_MADE -> findings.ok(NAME, "this Java makes no archive");
      case BEING_MADE -> findings.ok(NAME, "the archive is being made just now");
      case FAILED -> failed(installer.quickFailure(kernel));
      case STALE -> renew(installer, kernel);
    }
  }

  private void failed(String reason) {
    findings.failed(
        NAME, "given up after a failure: " + reason.lines().findFirst().orElse("?"), install);
    reason.lines().skip(1).forEach(findings::quote);
  }

  private void renew(Installer installer, InstalledKernel kernel) {
    if (!Files.isWritable(kernel.folder())) {
      findings.failed(
          NAME,
          "the archive is stale, and you can't write into " + kernel.folder(),
          "lectern doctor as the user who installed the kernel");
      return;
    }
    try {
      boolean made = installer.quicken(kernel);
      findings.ok(NAME, made ? "the archive was stale: made anew" : "this Java makes no archive");
    } catch (IOException e) {
      failed(String.valueOf(e.getMessage()));
    }
  }
}
