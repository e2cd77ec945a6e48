package org.lectern.kernel.magic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Java stands before a place in a cell, as far as it tells whether a statement may begin. */
final class Surroundings {
  private static final Set<String> CONDITIONS = Set.of("if", "while", "for");

  /** What may stand before the = of a comparison or an assignment with an operator. */
  private static final String OPERATORS = "=!<>+-*/%&|^";

  /** What a bracket belongs to. */
  private enum Bracket {
    /** Nothing that matters. */
    PLAIN,
    /** The condition of an if or a loop. */
    CONDITION,
    /** A switch that is an expression. */
    SWITCH,
    /** The body of a do. */
    DO
  }

  private final Deque<Bracket> open = new ArrayDeque<>();

  /** The last character of code, and the one before that. */
  private char last = ';';

  private char beforeLast;

  /** The last token if it is a word, else empty. */
  private String word = "";

  /** The last token if it is a closing bracket. */
  private @Nullable Bracket closed;

  /** What the next bracket belongs to. */
  private Bracket next = Bracket.PLAIN;

  /** Takes in a name or a keyword. */
  void word(String text) {
    if (CONDITIONS.contains(text)) {
      next = text.equals("while") && closed == Bracket.DO ? Bracket.PLAIN : Bracket.CONDITION;
    } else {
      boolean isValue = text.equals("switch") && !isStatementStart();
      next = isValue ? Bracket.SWITCH : text.equals("do") ? Bracket.DO : Bracket.PLAIN;
    }
    take(text.charAt(text.length() - 1));
    word = text;
  }

  /** Takes in any other character. */
  void sign(char c) {
    Bracket before = closed;
    Bracket kind = next;
    take(c);
    next = Bracket.PLAIN;
    if ("({[".indexOf(c) >= 0) {
      boolean body = c == '{' && before == Bracket.SWITCH;
      open.push(body ? Bracket.SWITCH : kind);
    } else if (")}]".indexOf(c) >= 0) {
      closed = open.isEmpty() ? Bracket.PLAIN : open.pop();
    }
  }

  private void take(char c) {
    beforeLast = last;
    last = c;
    word = "";
    closed = null;
  }

  /** Whether no code stands before. */
  boolean isNothing() {
    return beforeLast == 0;
  }

  boolean isInside() {
    return !open.isEmpty();
  }

  /** Whether the value of a variable begins. */
  boolean isValueStart() {
    return last == '=' && OPERATORS.indexOf(beforeLast) < 0;
  }

  /** Whether a statement begins that belongs to what stands before, such as an if. */
  boolean isDependent() {
    return last == ')' && closed == Bracket.CONDITION
        || word.equals("else")
        || word.equals("do")
        || last == ':' && beforeLast != ':'
        || isArrow();
  }

  private boolean isArrow() {
    return last == '>' && beforeLast == '-';
  }

  /** Whether a statement begins. */
  boolean isStatementStart() {
    return last == ';'
        || last == '{'
        || last == '}' && closed != Bracket.SWITCH
        || isDependent() && !isArrow();
  }
}
