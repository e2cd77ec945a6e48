package org.lectern.train;

import java.util.ArrayList;
import java.util.List;
import org.lectern.data.Dataset;
import org.lectern.display.Numbers;
import org.lectern.tensor.Tensor;

/** What the doctor sees in a batch: features of a wild size, labels that are all alike. */
final class DoctorData {
  /** Normalised features have a root mean square near 1, grey values from 0 to 1 less. */
  private static final double LARGE = 10;

  /** Columns of such different sizes make the loss a narrow valley. */
  private static final double UNEVEN = 100;

  private DoctorData() {}

  static List<Finding> inputs(Dataset batch) {
    List<Finding> findings = new ArrayList<>();
    Tensor x = batch.features();
    double size = rms(x.toArray());
    if (size > LARGE) {
      findings.add(
          new Finding(
              "inputs",
              "their root mean square is " + Numbers.significant(size, 3),
              "Networks learn best from numbers around 1: try data.split(…).standardise(), or"
                  + " minMax()."));
    } else if (x.rank() == 2 && x.size(0) > 1) {
      uneven(batch, findings);
    }
    return findings;
  }

  static List<Finding> labels(Dataset batch) {
    List<Finding> findings = new ArrayList<>();
    float[] labels = batch.labels().toArray();
    boolean alike = labels.length > 8;
    for (float label : labels) {
      alike &= label == labels[0];
    }
    if (alike) {
      findings.add(
          new Finding(
              "labels",
              "all "
                  + labels.length
                  + " of the first batch are "
                  + Numbers.significant(labels[0], 4),
              "Are the data sorted and trained in one order, or is the wrong column the label?"));
    }
    return findings;
  }

  private static void uneven(Dataset batch, List<Finding> findings) {
    Tensor x = batch.features();
    int largest = 0;
    int smallest = -1;
    double[] sizes = new double[x.size(1)];
    for (int j = 0; j < sizes.length; j++) {
      sizes[j] = rms(x.column(j).toArray());
      largest = sizes[j] > sizes[largest] ? j : largest;
      smallest = sizes[j] > 0 && (smallest < 0 || sizes[j] < sizes[smallest]) ? j : smallest;
    }
    if (smallest >= 0 && sizes[largest] > 1 && sizes[largest] > UNEVEN * sizes[smallest]) {
      findings.add(
          new Finding(
              "inputs",
              batch.featureNames().get(largest)
                  + " is "
                  + Numbers.significant(sizes[largest] / sizes[smallest], 2)
                  + " times as large as "
                  + batch.featureNames().get(smallest),
              "One learning rate can't suit both: try data.split(…).standardise()."));
    }
  }

  static double rms(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return values.length == 0 ? 0 : Math.sqrt(sum / values.length);
  }
}
