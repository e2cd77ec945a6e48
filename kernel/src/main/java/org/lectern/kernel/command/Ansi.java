package org.lectern.kernel.command;

import java.util.regex.Pattern;

/** Colours of terminals, which errors of kernels carry. */
final class Ansi {
  private static final Pattern CODE = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");

  private Ansi() {}

  static String strip(String text) {
    return CODE.matcher(text).replaceAll("");
  }
}
