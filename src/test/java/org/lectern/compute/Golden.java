package org.lectern.compute;

/**
 * Changing one is a change of the arithmetic: a new {@link Compute#ARITHMETIC_VERSION}. The first
 * part was fixed with version 1, the others hold what was added since: erf and pow; the gradient of
 * relu; optimisers' updates and sums of squares; windows over images; recurrent layers; softmax,
 * where and the gradients of tanh, sigmoid and square.
 */
final class Golden {
  private Golden() {}

  /** A method, for a constant would be compiled into other classes, and could be an old one. */
  static String battery() {
    return "49785d4b94f8ac8d041f169c1cee3618225bd9bd4116f736c402a54f737dd686"
        + "+40014e55ddb114f1622a5f43a669e529121521ac637988d92d853b887ce51cab"
        + "+661255cb6269cf1cae7daed694725e2736c9dd877c2a6242937d8198480dc85b"
        + "+1eb4c84757e73869dd34bbba7bf2495a8b963026d27fa4d9bd27bfceb0960c50"
        + "+1593262870da89fddef34d0e2c6d7946cc3439404bd18900f0439bfdfb9c9d8f"
        + "+7acbf572c77089a99d5da212880f3b53b12bf5d730a88326113d6c3927e07b05"
        + "+68d4757f017e571506540d113474d94149e7506c651ac55a8085d36cab963db9";
  }
}
