package org.lectern.plot;

import org.lectern.display.MimeBundle;
import org.lectern.display.Renderer;
import org.lectern.tensor.Tensor;

/**
 * Shows a {@link Tensor}: a long vector as a line, a matrix that is too large to read as colours
 * with its corners in numbers, images as images; the gradient too where there is one. Small tensors
 * stay tables.
 */
public final class TensorRenderer implements Renderer<Tensor> {
  /** The renderer; the service loader makes it. */
  public TensorRenderer() {}

  @Override
  public Class<Tensor> type() {
    return Tensor.class;
  }

  @Override
  public MimeBundle render(Tensor x) {
    return TensorPicture.of(x);
  }
}
