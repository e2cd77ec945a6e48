package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lectern.data.Dataset;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Layer;
import org.lectern.plot.ImageTiles.Label;
import org.lectern.tensor.Given;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Images in rows, with what there is to say below each. Numbers become brightness: from 0 to 1, or
 * to 255 where they are whole and large, from −1 to 1 or from the least to the greatest where there
 * are negative ones; the caption says which. Weights become colours: pale is 0, orange positive and
 * blue negative. All images of a grid have one scale, and show the numbers as they were when the
 * grid was made.
 *
 * <pre>{@code
 * images(data, 20).columns(10)
 * images(x).titles("a cat", "a dog")
 * weights(net).shape(28, 28)
 * }</pre>
 */
public final class ImageGrid implements Displayable {
  /** Images shown unless a number is given. */
  static final int FEW = 32;

  /** More than this are not to be told apart. */
  static final int MOST = 200;

  private final String who;
  private final String title;
  private int all;
  private final boolean numbers;
  private final List<Label> labels = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();
  private ImageRows rows;
  private int columns;

  /**
   * A grid without labels.
   *
   * @param who begins error messages
   * @param all how many images there are, of which the rows are the first
   * @param numbers whether they are weights or the like, not brightness
   */
  ImageGrid(String who, String title, ImageRows rows, int all, boolean numbers) {
    this.who = who;
    this.title = title;
    this.rows = rows;
    this.all = all;
    this.numbers = numbers;
  }

  /**
   * The images in a tensor, the first 32 if there are more.
   *
   * @param images shape (height, width), (channels, height, width), (n, height, width) or (n,
   *     channels, height, width); with 1 or 3 channels, else each channel is an image of its own
   * @return the grid
   * @throws ShapeException if the shape is none of images
   */
  public static ImageGrid of(Tensor images) {
    Given.required("images", "a tensor", images);
    ImageRows rows = ImageRows.of(images, FEW);
    if (rows == null) {
      throw new ShapeException(
          "images: needs at least one image, in a tensor of shape (height, width), (channels,"
              + " height, width), (n, height, width) or (n, channels, height, width), but got "
              + images.shape()
              + ". Use reshape(n, 1, height, width).");
    }
    String name = images.name();
    int all = ImageRows.count(images);
    return new ImageGrid("images", name == null ? "Images" : name, rows, all, false);
  }

  /**
   * The first samples of a data set, with their labels.
   *
   * @param data samples that are images
   * @param n how many, at least 1
   * @return the grid
   * @throws ShapeException if the samples are no images
   * @throws IllegalArgumentException if n is out of range
   */
  public static ImageGrid of(Dataset data, int n) {
    Given.required("images", "data", data);
    int count = count("images", n, data);
    int[] first = IntStream.range(0, count).toArray();
    ImageRows rows = SampleImages.required("images", data, first);
    ImageGrid grid = new ImageGrid("images", data.name(), rows, data.size(), false);
    float[] labels =
        data.labels().rank() == 1 ? data.first(count).labels().toArray() : new float[0];
    for (float label : labels) {
      boolean classes = data.isClassification();
      grid.labels.add(
          Label.of(classes ? data.classNames().get((int) label) : FigureText.number(label)));
    }
    return grid;
  }

  /**
   * The first samples of a data set, with their class, the class that a network predicts, and how
   * probable it says that is.
   *
   * @param network a classifier
   * @param data samples that are images, with classes
   * @param n how many, at least 1
   * @return the grid
   * @throws ShapeException if the samples are no images, or don't fit the network
   * @throws IllegalArgumentException if n is out of range, or the labels are no classes
   */
  public static ImageGrid of(Layer network, Dataset data, int n) {
    Given.required("images", "a network", network);
    Given.required("images", "data", data);
    int count = count("images", n, data);
    int[] first = IntStream.range(0, count).toArray();
    ImageRows rows = SampleImages.required("images", data, first);
    ImageGrid grid = new ImageGrid("images", data.name(), rows, data.size(), false);
    Verdicts verdicts = Verdicts.of("images", network, data.first(count));
    for (int i = 0; i < count; i++) {
      List<String> lines = new ArrayList<>();
      lines.add("true " + verdicts.trueClass(i));
      lines.add("predicted " + verdicts.predictedClass(i));
      if (!Double.isNaN(verdicts.probabilities[i])) {
        lines.add("p " + verdicts.probability(i));
      }
      grid.labels.add(new Label(lines, verdicts.isWrong(i)));
    }
    return grid;
  }

  /**
   * The weights of each unit of a dense layer as an image of its inputs, or the kernels of a
   * convolution. Inputs whose number is a square are drawn as one unless {@link #shape} says
   * otherwise, others as a strip.
   *
   * @param layer the layer, or a network whose first such layer is taken
   * @return the grid, of the first 32 units
   * @throws IllegalArgumentException if there is no such layer
   */
  public static ImageGrid ofWeights(Layer layer) {
    return WeightImages.of("weights", layer);
  }

  /**
   * The kernels of a convolution, each channel as an image; kernels over 3 channels in colours.
   *
   * @param layer a convolution, or a network whose first convolution is taken
   * @return the grid, of the first 32 images
   * @throws IllegalArgumentException if there is no convolution
   */
  public static ImageGrid ofFilters(Layer layer) {
    return WeightImages.ofFilters(layer);
  }

  static int count(String who, int n, Dataset data) {
    if (n < 1 || n > MOST) {
      throw new IllegalArgumentException(
          who
              + ": shows from 1 to "
              + MOST
              + " samples, but got "
              + n
              + ". Try "
              + who
              + "(…, 25).");
    }
    return Math.min(n, data.size());
  }

  ImageGrid labels(List<String> lines) {
    lines.forEach(line -> labels.add(Label.of(line)));
    return this;
  }

  /**
   * A title for each image, above what stands below it already.
   *
   * @param texts as many as images are shown
   * @return this grid
   * @throws IllegalArgumentException if there are more or fewer
   */
  public ImageGrid titles(String... texts) {
    int shown = rows.count();
    if (texts.length != shown) {
      throw new IllegalArgumentException(
          who
              + ": titles needs one text for each of the "
              + shown
              + " images shown, but got "
              + texts.length
              + ". Use \"\" for none.");
    }
    titles.clear();
    for (String text : texts) {
      titles.add(Given.required(who + ": titles", "a text for each image", text));
    }
    return this;
  }

  /**
   * How many images stand in a row.
   *
   * @param n at least 1, at most 40
   * @return this grid
   * @throws IllegalArgumentException if n is out of range
   */
  public ImageGrid columns(int n) {
    columns = checkedColumns(who, n);
    return this;
  }

  static int checkedColumns(String who, int n) {
    if (n < 1 || n > 40) {
      throw new IllegalArgumentException(
          who + ": columns must be from 1 to 40, but got " + n + ". Try columns(8).");
    }
    return n;
  }

  /**
   * Height and width of the images, where the numbers of each lie in a row: {@code shape(28, 28)}
   * for 784. Three times as many numbers are the channels red, green and blue. The rows of a matrix
   * become images.
   *
   * @param height in pixels
   * @param width in pixels
   * @return this grid
   * @throws ShapeException if an image has another number of pixels
   */
  public ImageGrid shape(int height, int width) {
    ImageRows shaped = height < 1 || width < 1 ? null : rows.shaped(height, width);
    if (shaped == null) {
      throw new ShapeException(
          who
              + ": shape("
              + height
              + ", "
              + width
              + ") needs "
              + (long) height * width
              + " numbers in each image, or three times as many for colours, but each has "
              + rows.size()
              + ". 784 numbers are shape(28, 28).");
    }
    if (shaped.count() > rows.count()) {
      all = shaped.count();
    }
    rows = shaped.count() > FEW && rows.count() == 1 ? shaped.first(FEW) : shaped;
    return this;
  }

  private Tiles tiles() {
    List<Label> below = new ArrayList<>();
    for (int i = 0; i < rows.count(); i++) {
      List<String> lines = new ArrayList<>();
      if (i < titles.size()) {
        lines.add(titles.get(i));
      }
      boolean has = i < labels.size();
      if (has) {
        lines.addAll(labels.get(i).lines());
      }
      below.add(new Label(lines, has && labels.get(i).marked()));
    }
    return ImageTiles.of(heading(), rows, numbers, below, columns, ImageTiles.BUDGET);
  }

  /** 25 of 60000 images of 28 × 28. */
  private String heading() {
    String count = rows.count() < all ? rows.count() + " of " + all : "" + all;
    return count + (all == 1 ? " image of " : " images of ") + rows.measure();
  }

  @Override
  public MimeBundle toMimeBundle() {
    Tiles tiles = tiles();
    return Card.bundle(title, text(tiles), List.of(tiles));
  }

  private String text(Tiles tiles) {
    return title + "\n" + tiles.text();
  }

  /** The grid as text: what stands below each image, and its mean. */
  @Override
  public String toString() {
    return text(tiles());
  }
}
