package org.lectern;

import org.lectern.nn.AvgPool1d;
import org.lectern.nn.AvgPool2d;
import org.lectern.nn.Conv1d;
import org.lectern.nn.Conv2d;
import org.lectern.nn.Flatten;
import org.lectern.nn.GlobalAvgPool;
import org.lectern.nn.GlobalMaxPool;
import org.lectern.nn.Initialiser;
import org.lectern.nn.MaxPool1d;
import org.lectern.nn.MaxPool2d;
import org.lectern.nn.Reshape;

/** Factories of layers for images and signals: convolutions and pooling. */
abstract class ConvolutionFactories extends ActivationFactories {
  ConvolutionFactories() {}

  /**
   * A convolution over images (n, channels, height, width). Options follow: {@code conv2d(1, 8,
   * 3).stride(2).padding(1)}.
   *
   * @param in channels of the images: 1 for grey, 3 for colours
   * @param out kernels, the channels of the output
   * @param size height and width of a kernel
   * @return the layer
   */
  public static Conv2d conv2d(int in, int out, int size) {
    return new Conv2d(in, out, size);
  }

  /**
   * A convolution over images with weights of your choice.
   *
   * @param in channels of the images: 1 for grey, 3 for colours
   * @param out kernels, the channels of the output
   * @param size height and width of a kernel
   * @param weights their first values, such as {@code Initialiser.normal(0.1)}
   * @return the layer
   */
  public static Conv2d conv2d(int in, int out, int size, Initialiser weights) {
    return new Conv2d(in, out, size, weights);
  }

  /**
   * A convolution along sequences (n, channels, length). Options follow: {@code conv1d(1, 8,
   * 3).dilation(2)}.
   *
   * @param in channels of the sequences
   * @param out kernels, the channels of the output
   * @param size length of a kernel
   * @return the layer
   */
  public static Conv1d conv1d(int in, int out, int size) {
    return new Conv1d(in, out, size);
  }

  /**
   * A convolution along sequences with weights of your choice.
   *
   * @param in channels of the sequences
   * @param out kernels, the channels of the output
   * @param size length of a kernel
   * @param weights their first values, such as {@code Initialiser.normal(0.1)}
   * @return the layer
   */
  public static Conv1d conv1d(int in, int out, int size, Initialiser weights) {
    return new Conv1d(in, out, size, weights);
  }

  /**
   * The largest element of each window of an image; {@code maxPool2d(2)} halves height and width.
   *
   * @param size height and width of a window, and its step unless {@code stride} follows
   * @return the layer
   */
  public static MaxPool2d maxPool2d(int size) {
    return new MaxPool2d(size);
  }

  /**
   * The mean of each window of an image; {@code avgPool2d(2)} halves height and width.
   *
   * @param size height and width of a window, and its step unless {@code stride} follows
   * @return the layer
   */
  public static AvgPool2d avgPool2d(int size) {
    return new AvgPool2d(size);
  }

  /**
   * The largest element of each stretch of a sequence.
   *
   * @param size length of a stretch, and its step unless {@code stride} follows
   * @return the layer
   */
  public static MaxPool1d maxPool1d(int size) {
    return new MaxPool1d(size);
  }

  /**
   * The mean of each stretch of a sequence.
   *
   * @param size length of a stretch, and its step unless {@code stride} follows
   * @return the layer
   */
  public static AvgPool1d avgPool1d(int size) {
    return new AvgPool1d(size);
  }

  /**
   * The mean of each channel over all places.
   *
   * @return the layer
   */
  public static GlobalAvgPool globalAvgPool() {
    return new GlobalAvgPool();
  }

  /**
   * The largest element of each channel over all places.
   *
   * @return the layer
   */
  public static GlobalMaxPool globalMaxPool() {
    return new GlobalMaxPool();
  }

  /**
   * All numbers of a sample in one row, as dense layers need them.
   *
   * @return the layer
   */
  public static Flatten flatten() {
    return new Flatten();
  }

  /**
   * The numbers of each sample in other axes: {@code reshape(1, 28, 28)} makes images of rows.
   *
   * @param sizes a sample's new sizes; one may be −1: it is worked out
   * @return the layer
   */
  public static Reshape reshape(int... sizes) {
    return new Reshape(sizes);
  }
}
