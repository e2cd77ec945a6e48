package org.lectern;

import org.lectern.data.Dataset;
import org.lectern.nn.Layer;
import org.lectern.plot.FeatureMaps;
import org.lectern.plot.HighestLoss;
import org.lectern.plot.ImageGrid;
import org.lectern.plot.MostConfused;
import org.lectern.tensor.Tensor;

/** Factories of pictures: images of data, of weights and of what layers make of them. */
abstract class PictureFactories extends DiagramFactories {
  PictureFactories() {}

  /**
   * The images in a tensor, the first 32 if there are more.
   *
   * <pre>{@code
   * images(x)                          // x of shape (n, 1, 28, 28) or (n, 28, 28)
   * images(x).shape(28, 28)            // x of shape (n, 784)
   * images(x).columns(4).titles("a", "b", "c", "d")
   * }</pre>
   *
   * @param images shape (height, width), (channels, height, width), (n, height, width) or (n,
   *     channels, height, width); with 1 or 3 channels, else each channel is an image of its own
   * @return the grid, which draws itself
   */
  public static ImageGrid images(Tensor images) {
    return ImageGrid.of(images);
  }

  /**
   * The first samples of a data set as images, with their labels.
   *
   * @param data samples of shape (height, width), (1, height, width), (3, height, width), or flat
   *     and square
   * @param n how many, from 1 to 200
   * @return the grid, which draws itself
   */
  public static ImageGrid images(Dataset data, int n) {
    return ImageGrid.of(data, n);
  }

  /**
   * The first samples of a data set as images, with their class, the class that a network predicts,
   * and its probability.
   *
   * @param network a classifier
   * @param data samples that are images, with classes
   * @param n how many, from 1 to 200
   * @return the grid, which draws itself
   */
  public static ImageGrid images(Layer network, Dataset data, int n) {
    return ImageGrid.of(network, data, n);
  }

  /**
   * The weights of each unit of a dense layer as an image, or the kernels of a convolution. Where
   * the number of inputs is a square, the image is one.
   *
   * <pre>{@code
   * weights(net)                  // of the first layer with weights
   * weights(net.layer(3)).shape(8, 16)
   * }</pre>
   *
   * @param layer the layer, or a network
   * @return the grid, which draws itself
   */
  public static ImageGrid weights(Layer layer) {
    return ImageGrid.ofWeights(layer);
  }

  /**
   * The kernels of a convolution as images, those over three channels in colours.
   *
   * @param layer the convolution, or a network, whose first one is taken
   * @return the grid, which draws itself
   */
  public static ImageGrid filters(Layer layer) {
    return ImageGrid.ofFilters(layer);
  }

  /**
   * What each layer of a network makes of one image.
   *
   * <pre>{@code
   * featureMaps(net, data.test().features().row(0))
   * }</pre>
   *
   * @param network any network
   * @param image one sample, of shape (height, width) or (channels, height, width), or flat
   * @return the maps, which draw themselves
   */
  public static FeatureMaps featureMaps(Layer network, Tensor image) {
    return FeatureMaps.of(network, image);
  }

  /**
   * The samples that a classifier gets most wrong, with true class, predicted class and loss.
   *
   * @param network a classifier
   * @param data samples with classes; images are shown, others listed
   * @param n how many, from 1 to 200
   * @return the picture, which draws itself
   */
  public static HighestLoss highestLoss(Layer network, Dataset data, int n) {
    return HighestLoss.of(network, data, n);
  }

  /**
   * Which classes a classifier takes for which others, the most frequent confusions first, with
   * images where samples are images.
   *
   * @param network a classifier
   * @param data samples with classes
   * @return the picture, which draws itself
   */
  public static MostConfused mostConfused(Layer network, Dataset data) {
    return MostConfused.of(network, data);
  }
}
