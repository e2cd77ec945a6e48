package org.lectern.compute;

/**
 * Changing one is a change of the arithmetic: a new {@link Compute#ARITHMETIC_VERSION}. The first
 * part was fixed first (version 2 changed tanh, in it and in recurrent layers), the others hold
 * what was added since: erf and pow; the gradient of relu; optimisers' updates and sums of squares;
 * windows over images; recurrent layers; softmax, where and the gradients of tanh, sigmoid and
 * square.
 */
final class Golden {
  private Golden() {}

  /** A method, for a constant would be compiled into other classes, and could be an old one. */
  static String battery() {
    return "25d2d06037dff2767acb8495fd8856e57b04b5b404507d016e2911c667f30044"
        + "+40014e55ddb114f1622a5f43a669e529121521ac637988d92d853b887ce51cab"
        + "+661255cb6269cf1cae7daed694725e2736c9dd877c2a6242937d8198480dc85b"
        + "+1eb4c84757e73869dd34bbba7bf2495a8b963026d27fa4d9bd27bfceb0960c50"
        + "+1593262870da89fddef34d0e2c6d7946cc3439404bd18900f0439bfdfb9c9d8f"
        + "+eba53e886c300b0dd790b95d9ec4a78770eb856e11eb2a937ba2c40b56d31965"
        + "+68d4757f017e571506540d113474d94149e7506c651ac55a8085d36cab963db9";
  }
}
