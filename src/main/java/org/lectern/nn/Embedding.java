package org.lectern.nn;

import java.util.Arrays;
import org.lectern.display.Numbers;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/**
 * A table with a learnt vector for each id: words, letters, users, any kind of category.
 *
 * <p>y = W[id]. It is a dense layer without bias on the one-hot form of the id, without the
 * multiplications by 0.
 *
 * <p>Shapes: ids as whole numbers from 0 to count − 1 in a tensor of any shape (n, t), W (count,
 * size), y (n, t, size). Gradient: each row of W gets the sum of the gradients at the places where
 * its id stands, in ascending order of the places; the ids get none. W starts normal with mean 0
 * and deviation 1. For initialisers a unit has one input, since one number of a one-hot is not 0.
 *
 * <p>When to use it: as the first layer for categories with more than a few values; similar ids get
 * similar vectors.
 *
 * <pre>{@code
 * var words = embedding(1000, 32);
 * words.forward(tensor(4, 0, 999)).shape()    // (3, 32)
 * }</pre>
 *
 * <p>Source: Bengio, Ducharme, Vincent and Jauvin, A Neural Probabilistic Language Model, JMLR 3
 * (2003).
 */
public final class Embedding extends Layer {
  /** Up to here a float holds every whole number. */
  private static final int LARGEST = 1 << 24;

  private final int count;
  private final int size;
  private final Parameter weight;

  /**
   * A table of vectors.
   *
   * @param count how many ids, at most 16777216
   * @param size the length of each vector
   */
  public Embedding(int count, int size) {
    if (count < 1 || size < 1 || count > LARGEST) {
      throw new IllegalArgumentException(
          "embedding: needs at least 1 id (and at most 16777216) and vectors of at least 1 number,"
              + " but got embedding("
              + count
              + ", "
              + size
              + "). The first number is how many ids there are, the second the length of a"
              + " vector.");
    }
    this.count = count;
    this.size = size;
    weight = parameter("weight", Initialiser.normal(1), 1, size, shape("weight", count, size));
  }

  @Override
  public Tensor forward(Tensor ids, Pass pass) {
    float[] values = ids.toArray();
    int[] rows = new int[values.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) values[i];
      if (!(values[i] >= 0 && values[i] < count) || rows[i] != values[i]) {
        throw new IllegalArgumentException(idError(ids.shape(), i, values[i]));
      }
    }
    int[] sizes = Arrays.copyOf(ids.shape().toArray(), ids.rank() + 1);
    sizes[ids.rank()] = size;
    return weight.value().take(0, rows).reshape(sizes);
  }

  private String idError(Shape shape, int position, float id) {
    String advice;
    if (Float.isNaN(id)) {
      advice = "Leave samples with missing values out.";
    } else if (!(id >= 0)) {
      advice = "Ids count from 0.";
    } else if (id != Math.floor(id)) {
      advice = "Ids are numbers of rows in a table; are these the features of another layer?";
    } else {
      advice =
          id == count
              ? "Ids count from 0, so " + count + " needs embedding(" + (count + 1) + ", …)."
              : "Is the number of ids, the first of embedding(" + count + ", " + size + "), right?";
    }
    return where()
        + ": every id must be a whole number from 0 to "
        + (count - 1)
        + ", but "
        + (shape.rank() == 0 ? "the id" : "the one at " + place(shape, position))
        + " is "
        + Numbers.significant(id, 9)
        + ". "
        + advice;
  }

  /** The index of an element, such as [0, 2]. */
  static String place(Shape shape, int position) {
    int[] index = new int[shape.rank()];
    int rest = position;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape.size(axis);
      rest /= shape.size(axis);
    }
    return Arrays.toString(index);
  }

  /**
   * The vectors W, one in each row.
   *
   * @return a variable of shape (count, size)
   */
  public Tensor weight() {
    return weight.variable();
  }

  @Override
  public Shape outputShape(Shape input) {
    int[] sizes = Arrays.copyOf(input.toArray(), input.rank() + 1);
    sizes[input.rank()] = size;
    return Shape.of(sizes);
  }

  @Override
  public String label() {
    return "Embedding(" + count + "→" + size + ")";
  }
}
