package org.lectern.kernel.io;

/**
 * A thread that runs code of cells. One that did not stop and can't be stopped is abandoned: it
 * prints nothing more, and ends at the attempt or at the next {@link #check}.
 */
public abstract class CellThread extends Thread {
  private volatile boolean abandoned;

  /**
   * A thread.
   *
   * @param name its name
   */
  protected CellThread(String name) {
    super(name);
  }

  /** Thrown into an abandoned thread. */
  @SuppressWarnings("serial")
  static final class Abandoned extends Error {
    Abandoned() {
      super("this cell was stopped", null, false, false);
    }
  }

  /** Abandons the thread. */
  public final void abandon() {
    abandoned = true;
  }

  /** Ends the current thread if it was abandoned. Loops of cells call it, if asked to. */
  public static void check() {
    if (isCurrentAbandoned()) {
      throw new Abandoned();
    }
  }

  /**
   * Whether the current thread was abandoned: then others have gone on, and nothing that they use
   * is for it to change.
   *
   * @return true for an abandoned thread
   */
  public static boolean isCurrentAbandoned() {
    return Thread.currentThread() instanceof CellThread thread && thread.abandoned;
  }
}
