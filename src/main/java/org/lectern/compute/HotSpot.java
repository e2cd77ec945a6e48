package org.lectern.compute;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** What the running virtual machine says of itself. On another machine than HotSpot: nothing. */
final class HotSpot {
  /** Whether {@link Math#fma(float, float, float)} is one instruction. */
  static final boolean USE_FMA = Boolean.parseBoolean(flag("UseFMA"));

  private HotSpot() {}

  /** Why C2 doesn't compile here, or null if it does. */
  static @Nullable String noC2() {
    if (flag("UseFMA") == null) {
      return "this Java is not HotSpot";
    }
    String info = System.getProperty("java.vm.info", "");
    if (info.contains("interpreted") || info.contains("emulated-client")) {
      return "Java runs without its optimising compiler: " + info;
    }
    return Boolean.parseBoolean(flag("UseJVMCICompiler"))
        ? "Java runs with another compiler than C2"
        : null;
  }

  private static @Nullable String flag(String name) {
    try {
      HotSpotDiagnosticMXBean bean =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return bean == null ? null : bean.getVMOption(name).getValue();
    } catch (IllegalArgumentException | LinkageError unknown) {
      return null;
    }
  }
}
