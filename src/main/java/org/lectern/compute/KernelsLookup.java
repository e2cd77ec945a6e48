package org.lectern.compute;

import org.jspecify.annotations.Nullable;

/**
 * Chooses the kernels, once: a ladder of early returns, each with its reason. The system property
 * {@code lectern.kernels} (scalar or vector) overrides the choice.
 */
final class KernelsLookup {
  /** The chosen kernels, what to say of them, and what is wrong with the settings, if anything. */
  record Choice(Kernels kernels, String description, @Nullable String problem) {}

  private KernelsLookup() {}

  static Choice choose(@Nullable String wanted) {
    if (wanted == null || wanted.equals("vector")) {
      return choose(wanted != null);
    }
    if (wanted.equals("scalar")) {
      return scalar("chosen by lectern.kernels");
    }
    String problem =
        "Lectern: the system property lectern.kernels must be scalar or vector, but is \""
            + wanted
            + "\". Leave it out: the faster kernels are found by themselves.";
    return new Choice(new ScalarKernels(), "scalar kernels", problem);
  }

  private static Choice choose(boolean forced) {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return scalar("the Vector API is off: start Java with --add-modules jdk.incubator.vector");
    }
    String noC2 = HotSpot.noC2();
    if (noC2 != null && !forced) {
      return scalar(noC2 + ", which makes the Vector API slow");
    }
    if (!HotSpot.USE_FMA && !forced) {
      return scalar("Java uses no fused multiply-add instructions on this machine");
    }
    try {
      // By reflection: the class can't even load without the incubator module.
      Class<?> type = Class.forName("org.lectern.compute.VectorKernels");
      Kernels kernels = (Kernels) type.getDeclaredConstructor().newInstance();
      Kernels chosen = forced ? kernels : new WarmingKernels(new ScalarKernels(), kernels);
      return new Choice(chosen, kernels.toString(), null);
    } catch (ReflectiveOperationException | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return scalar("the Vector API of this Java doesn't fit: " + cause);
    }
  }

  private static Choice scalar(String reason) {
    return new Choice(new ScalarKernels(), "scalar kernels (" + reason + ")", null);
  }
}
