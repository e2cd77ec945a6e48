package org.lectern.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.lectern.random.RandomStream;

/** A data set cut into batches, each made when the loop comes to it. */
final class Batches implements Iterable<Dataset> {
  private final Dataset data;
  private final int size;
  private final int @Nullable [] order;

  Batches(Dataset data, int size, @Nullable RandomStream order) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "batches: a batch needs at least 1 sample, but the size is "
              + size
              + ". For all samples in one batch, use "
              + data.size()
              + ".");
    }
    this.data = data;
    this.size = size;
    this.order = order == null ? null : order.permutation(data.size());
  }

  @Override
  public Iterator<Dataset> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < data.size();
      }

      @Override
      public Dataset next() {
        if (!hasNext()) {
          throw new NoSuchElementException("batches: there are no more batches.");
        }
        int from = next;
        // Not from + size, which may be larger than an int.
        next = data.size() - from <= size ? data.size() : from + size;
        return order == null
            ? data.range(from, next)
            : data.rows(Arrays.copyOfRange(order, from, next));
      }
    };
  }
}
