package org.lectern;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * Something that a student types and the library refuses.
 *
 * @param typed the text of the call
 * @param call the same, to be run
 * @param message what it must say
 */
record Refusal(String typed, ThrowingCallable call, String message) {
  /** A row; in the message, {here} stands for the working directory. */
  static Refusal row(String typed, ThrowingCallable call, String message) {
    return new Refusal(typed, call, message.replace("{here}", Path.of("").toAbsolutePath() + ""));
  }

  /** The calls one after the other: [conv2d, stride] of {@code conv2d(1, 8, 3).stride(0)}. */
  List<String> calls() {
    List<String> calls = new ArrayList<>();
    int depth = 0;
    int from = 0;
    boolean quoted = false;
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      quoted ^= c == '"';
      if (!quoted && c == '(' && depth++ == 0) {
        calls.add(typed.substring(from, i));
      } else if (!quoted && c == ')' && --depth == 0) {
        from = i + 2;
      }
    }
    return calls;
  }

  /** The call that is refused: the last one. */
  String last() {
    List<String> calls = calls();
    return calls.get(calls.size() - 1);
  }

  @Override
  public String toString() {
    return typed;
  }
}
