package org.lectern.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Memory that a training step uses again and again. A step asks for arrays of the same sizes in the
 * same order each time, so the n-th array of one step is the n-th array of the next: in the steady
 * state nothing is allocated, nothing is cleared, and small networks stay in the processor's
 * caches.
 *
 * <p>What is computed inside is overwritten by the next {@link #run}. So this is only for code that
 * lets no tensor out; values leave as numbers or copies. Two kinds of tensors are never in here:
 * variables with what is assigned to them, and the gradients of variables, which a user may keep. A
 * workspace is for one thread. Public for the trainer; notebooks need none of it.
 */
public final class Workspace {
  /** For tests: overwrites everything after each step, to show that nothing depends on it. */
  static volatile boolean spoiling;

  private final List<float[]> arrays = new ArrayList<>();
  private int next;

  /** An empty one: it grows in the first step. */
  public Workspace() {}

  /**
   * Computes with this memory from its beginning.
   *
   * @param <T> what comes out, which must not hold a tensor that was computed inside
   * @param step the computation
   * @return its result
   */
  public <T> T run(Supplier<T> step) {
    Surroundings here = Surroundings.current();
    Workspace before = here.workspace;
    here.workspace = this;
    next = 0;
    try {
      return step.get();
    } catch (OutOfMemoryError e) {
      // The memory of a step that is too large is not kept for the next one.
      arrays.clear();
      throw e;
    } finally {
      here.workspace = before;
      if (spoiling) {
        arrays.forEach(array -> Arrays.fill(array, Float.NaN));
      }
    }
  }

  /**
   * Computes the gradient of a variable, which a user may keep: outside of the memory that is
   * overwritten, if possible in the array of an earlier gradient of it that nobody has seen.
   */
  static void leave(Tensor variable, Runnable work) {
    Surroundings here = Surroundings.current();
    Workspace inside = here.workspace;
    if (inside == null) {
      work.run();
      return;
    }
    here.workspace = null;
    here.left = inside;
    here.spare = variable.takeSpare();
    here.newest = null;
    try {
      work.run();
    } finally {
      variable.returnSpare(here.spare);
      here.spare = null;
      here.newest = null;
      here.workspace = inside;
      here.left = null;
    }
  }

  /** Computes what a user may keep: outside of the memory that is overwritten. */
  static void leave(Runnable work) {
    Surroundings here = Surroundings.current();
    Workspace inside = here.workspace;
    here.workspace = null;
    try {
      work.run();
    } finally {
      here.workspace = inside;
    }
  }

  /** Within {@link #leave}: computes what nobody keeps, in the memory after all. */
  static void enter(Runnable work) {
    Surroundings here = Surroundings.current();
    Workspace left = here.left;
    if (left == null) {
      work.run();
      return;
    }
    here.workspace = left;
    here.left = null;
    try {
      work.run();
    } finally {
      here.workspace = null;
      here.left = left;
    }
  }

  /** Sets the first gradient: that of a variable is copied if the memory of the step holds it. */
  static void setGradient(Tensor input, Tensor gradient) {
    Surroundings here = Surroundings.current();
    boolean kept = here.left != null && input.isVariable();
    if (kept && here.left.owns(gradient.data())) {
      input.setOwnGrad(new Tensor(gradient.shape(), gradient.data().clone()));
    } else if (kept && gradient.data() == here.newest) {
      input.setOwnGrad(gradient);
    } else {
      // Another variable may have the same array for its gradient.
      input.setGrad(gradient);
    }
  }

  /** Whether this array is one of the step's; the newest are the likeliest. */
  private boolean owns(float[] array) {
    for (int i = next - 1; i >= 0; i--) {
      if (arrays.get(i) == array) {
        return true;
      }
    }
    return false;
  }

  /** An array for a result that is about to be written in full: it may hold anything. */
  static float[] floats(int n) {
    Surroundings here = Surroundings.current();
    if (here.workspace != null) {
      return here.workspace.take(n);
    }
    if (here.left == null) {
      return new float[n];
    }
    float[] array = here.spare;
    if (array == null || array.length != n) {
      array = new float[n];
    } else {
      here.spare = null;
    }
    here.newest = array;
    return array;
  }

  /** An array of +0. */
  static float[] zeros(int n) {
    Surroundings here = Surroundings.current();
    if (here.workspace == null && here.left == null) {
      return new float[n];
    }
    float[] array = floats(n);
    Arrays.fill(array, 0);
    return array;
  }

  private float[] take(int n) {
    if (next == arrays.size()) {
      arrays.add(new float[n]);
    } else if (arrays.get(next).length != n) {
      arrays.set(next, new float[n]);
    }
    return arrays.get(next++);
  }

  /** What holds for the operations of one thread: whether they remember, and where they compute. */
  static final class Surroundings {
    private static final ThreadLocal<Surroundings> CURRENT =
        ThreadLocal.withInitial(Surroundings::new);

    boolean recordingOff;
    @Nullable Workspace workspace;

    /** The workspace that is left for now. */
    @Nullable Workspace left;

    /** An array for a gradient that is computed while the workspace is left. */
    float @Nullable [] spare;

    /** The array that was asked for last while the workspace is left. */
    float @Nullable [] newest;

    static Surroundings current() {
      return CURRENT.get();
    }
  }
}
