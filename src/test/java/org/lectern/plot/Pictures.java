package org.lectern.plot;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.lectern.data.Dataset;
import org.lectern.display.MimeBundle;
import org.lectern.loss.CrossEntropy;
import org.lectern.nn.Dense;
import org.lectern.nn.Flatten;
import org.lectern.nn.Sequential;
import org.lectern.optim.Sgd;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;
import org.lectern.train.Trainer;

/** Small images to draw, a network that has learnt a little of them, and a look into pictures. */
final class Pictures {
  static final int SIDE = 12;

  private Pictures() {}

  /** Crosses, rings and bars at several places, every seventh with a wrong label. */
  static Dataset shapes(int n) {
    float[] pixels = new float[n * SIDE * SIDE];
    double[] labels = new double[n];
    for (int i = 0; i < n; i++) {
      int kind = i % 3;
      labels[i] = i % 7 == 6 ? (kind + 1) % 3 : kind;
      for (int p = 0; p < SIDE * SIDE; p++) {
        int row = p / SIDE - 5 - i % 2;
        int column = p % SIDE - 5 - i / 2 % 2;
        pixels[i * SIDE * SIDE + p] = pixel(kind, row, column);
      }
    }
    return Dataset.of(Tensor.of(Shape.of(n, 1, SIDE, SIDE), pixels), Tensor.vector(labels))
        .named("shapes")
        .withClasses("cross", "ring", "<bar>");
  }

  private static float pixel(int kind, int row, int column) {
    int distance = row * row + column * column;
    return switch (kind) {
      case 0 -> Math.abs(row) == Math.abs(column) && distance < 40 ? 1 : 0;
      case 1 -> distance >= 9 && distance <= 16 ? 1 : distance < 25 ? 0.25f : 0;
      default -> Math.abs(column) <= 1 && Math.abs(row) <= 4 ? 0.8f : 0;
    };
  }

  static Sequential trained(Dataset data) {
    Sequential net = new Sequential(new Flatten(), new Dense(SIDE * SIDE, 3));
    net.reset(1);
    new Trainer(net, new CrossEntropy(), new Sgd(0.05)).epochs(3).batch(8).fit(data);
    return net;
  }

  static String svg(MimeBundle bundle) {
    return (String) bundle.data().get(MimeBundle.SVG);
  }

  /** The PNG images in a picture, decoded. */
  static List<BufferedImage> images(MimeBundle bundle) {
    Matcher found = Pattern.compile("data:image/png;base64,([^\"]+)").matcher(svg(bundle));
    List<BufferedImage> images = new ArrayList<>();
    while (found.find()) {
      try {
        byte[] png = Base64.getDecoder().decode(found.group(1));
        images.add(ImageIO.read(new ByteArrayInputStream(png)));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return images;
  }

  static int rgb(BufferedImage image, int x, int y) {
    if (image.getRaster().getNumBands() == 1
        && !(image.getColorModel() instanceof IndexColorModel)) {
      // getRGB would correct the brightness of grey.
      return image.getRaster().getSample(x, y, 0) * 0x010101;
    }
    return image.getRGB(x, y) & 0xFFFFFF;
  }
}
