package org.lectern;

import org.lectern.nn.Gru;
import org.lectern.nn.Lstm;
import org.lectern.nn.MultiHeadAttention;
import org.lectern.nn.PositionalEncoding;
import org.lectern.nn.SimpleRnn;

/** Factories of layers for sequences: recurrent networks and attention. */
abstract class SequenceFactories extends ConvolutionFactories {
  SequenceFactories() {}

  /**
   * A simple recurrent layer: h_t = tanh(x_t·W + b + h_{t−1}·U + b′). Takes (n, t, in), gives (n,
   * t, hidden), or with {@code .last()} (n, hidden).
   *
   * @param in features of a step
   * @param hidden hidden units
   * @return the layer
   */
  public static SimpleRnn simpleRnn(int in, int hidden) {
    return new SimpleRnn(in, hidden);
  }

  /**
   * Simple recurrent layers above each other.
   *
   * @param in features of a step
   * @param hidden hidden units of each layer
   * @param layers how many
   * @return the layer
   */
  public static SimpleRnn simpleRnn(int in, int hidden, int layers) {
    return new SimpleRnn(in, hidden, layers, 0);
  }

  /**
   * Simple recurrent layers above each other, with dropout between them.
   *
   * @param in features of a step
   * @param hidden hidden units of each layer
   * @param layers how many, at least 2
   * @param dropout the share of numbers that become 0 in training, from 0 to below 1
   * @return the layer
   */
  public static SimpleRnn simpleRnn(int in, int hidden, int layers, double dropout) {
    return new SimpleRnn(in, hidden, layers, dropout);
  }

  /**
   * Long short-term memory. Takes (n, t, in), gives (n, t, hidden), or with {@code .last()} (n,
   * hidden).
   *
   * @param in features of a step
   * @param hidden hidden units
   * @return the layer
   */
  public static Lstm lstm(int in, int hidden) {
    return new Lstm(in, hidden);
  }

  /**
   * Layers of long short-term memory above each other.
   *
   * @param in features of a step
   * @param hidden hidden units of each layer
   * @param layers how many
   * @return the layer
   */
  public static Lstm lstm(int in, int hidden, int layers) {
    return new Lstm(in, hidden, layers, 0);
  }

  /**
   * Layers of long short-term memory above each other, with dropout between them.
   *
   * @param in features of a step
   * @param hidden hidden units of each layer
   * @param layers how many, at least 2
   * @param dropout the share of numbers that become 0 in training, from 0 to below 1
   * @return the layer
   */
  public static Lstm lstm(int in, int hidden, int layers, double dropout) {
    return new Lstm(in, hidden, layers, dropout);
  }

  /**
   * Gated recurrent units. Takes (n, t, in), gives (n, t, hidden), or with {@code .last()} (n,
   * hidden).
   *
   * @param in features of a step
   * @param hidden hidden units
   * @return the layer
   */
  public static Gru gru(int in, int hidden) {
    return new Gru(in, hidden);
  }

  /**
   * Layers of gated recurrent units above each other.
   *
   * @param in features of a step
   * @param hidden hidden units of each layer
   * @param layers how many
   * @return the layer
   */
  public static Gru gru(int in, int hidden, int layers) {
    return new Gru(in, hidden, layers, 0);
  }

  /**
   * Layers of gated recurrent units above each other, with dropout between them.
   *
   * @param in features of a step
   * @param hidden hidden units of each layer
   * @param layers how many, at least 2
   * @param dropout the share of numbers that become 0 in training, from 0 to below 1
   * @return the layer
   */
  public static Gru gru(int in, int hidden, int layers, double dropout) {
    return new Gru(in, hidden, layers, dropout);
  }

  /**
   * Attention with several heads, of each step to all steps; with {@code .causal()} to none that is
   * later. Takes (n, t, features) and keeps the shape.
   *
   * @param features of a step, a multiple of heads
   * @param heads how many
   * @return the layer
   */
  public static MultiHeadAttention multiHeadAttention(int features, int heads) {
    return new MultiHeadAttention(features, heads);
  }

  /**
   * Attention with several heads and dropout on its weights.
   *
   * @param features of a step, a multiple of heads
   * @param heads how many
   * @param dropout the share of weights that become 0 in training, from 0 to below 1
   * @return the layer
   */
  public static MultiHeadAttention multiHeadAttention(int features, int heads, double dropout) {
    return new MultiHeadAttention(features, heads, dropout);
  }

  /**
   * Adds waves from short to long, which tell each step of a sequence its place.
   *
   * @param features of a step
   * @param maxLength steps of the longest sequence
   * @return the layer
   */
  public static PositionalEncoding positionalEncoding(int features, int maxLength) {
    return new PositionalEncoding(features, maxLength);
  }

  /**
   * Adds learnt numbers, which tell each step of a sequence its place.
   *
   * @param features of a step
   * @param maxLength steps of the longest sequence
   * @return the layer
   */
  public static PositionalEncoding learntPositions(int features, int maxLength) {
    return new PositionalEncoding(features, maxLength, true);
  }
}
