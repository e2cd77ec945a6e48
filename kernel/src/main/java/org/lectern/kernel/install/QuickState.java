package org.lectern.kernel.install;

/** What there is to say about a kernel's archive for a quick start. */
public enum QuickState {
  /** None was asked for. */
  NOT_WANTED,
  /** It belongs to this Java and these jars. */
  FRESH,
  /** This Java makes none, though the kernel ran. */
  NOT_MADE,
  /** Another process makes it now. */
  BEING_MADE,
  /** The kernel did not run when it was to be made. It is not tried again until an install. */
  FAILED,
  /** Java or a jar has changed. */
  STALE
}
