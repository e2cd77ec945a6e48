package org.lectern.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Box;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.tensor.Tensor;

/**
 * Watches a training and explains what goes wrong, naming the layer: inputs that are not
 * normalised, dead ReLUs and saturated units, vanishing and exploding gradients, a loss that stays
 * where guessing is, a learning rate that makes it jump, parameters that never change, layers in an
 * order that makes no sense. It looks at the first batch, at the ends of epochs 1, 2, 4, 8 …, and
 * judges the loss at the end; it computes in evaluation only, and changes nothing that follows. Its
 * findings become remarks of the history. A notebook's {@code trainer(…)} has one; for a {@code new
 * Trainer(…)}:
 *
 * <pre>{@code
 * var doctor = doctor();
 * new Trainer(net, crossEntropy(), sgd(0.1)).callback(doctor).fit(data);
 * doctor
 * }</pre>
 */
public final class Doctor implements Callback, Displayable {
  /** Samples of a batch that are enough to judge by. */
  private static final int MOST = 1000;

  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final Map<Parameter, float[]> before = new IdentityHashMap<>();
  private double first = Double.NaN;

  /** The first batch of an epoch, to look at after it: the last one may have few samples. */
  private @Nullable Tensor some;

  /** A doctor for one training after another. */
  public Doctor() {}

  /**
   * What it noticed in the last training.
   *
   * @return the findings, in the order in which they were made; none is good
   */
  public List<Finding> findings() {
    return List.copyOf(findings.values());
  }

  @Override
  public boolean isForShow() {
    return true;
  }

  @Override
  public void beforeFit(Fit fit) {
    findings.clear();
    before.clear();
    for (Parameter parameter : fit.network().parameters()) {
      before.put(parameter, parameter.variable().toArray());
    }
    first = Double.NaN;
    some = null;
    DoctorLayers.order(fit.network()).forEach(this::add);
    DoctorLayers.alike(fit.network(), before).forEach(this::add);
  }

  @Override
  public void beforeBatch(Fit fit) {
    if (fit.samples() != null && fit.epoch() == 0 && fit.batch() == 0) {
      if (!DoctorLayers.takesIds(fit.network())) {
        DoctorData.inputs(fit.samples()).forEach(this::add);
      }
      DoctorData.labels(fit.samples()).forEach(this::add);
    }
  }

  @Override
  public void afterBackward(Fit fit) {
    if (Double.isNaN(first)) {
      first = fit.batchLoss();
    }
    if (fit.batch() > 0) {
      return;
    }
    int epoch = fit.epoch() + 1;
    if (isDue(epoch)) {
      DoctorGradients.look(fit.network()).forEach(this::add);
    }
    if ((isDue(epoch) || epoch == fit.epochs()) && isPlain(fit)) {
      Tensor features = fit.samples().first(MOST).features();
      some = Tensor.of(features.shape(), features.toArray());
    }
  }

  @Override
  public void afterEpoch(Fit fit) {
    if (some != null) {
      DoctorLayers.outputs(fit.network(), some).forEach(this::add);
      some = null;
    }
  }

  @Override
  public void afterFit(Fit fit) {
    if (fit.epoch() > 0) {
      // Only now: a loss that fell or recovered in the end needs no remark.
      DoctorLoss.look(fit, first, !findings.isEmpty()).forEach(this::add);
      unchanged(fit.network());
    }
    some = null;
    findings.values().forEach(finding -> fit.history().remark(finding.toString()));
    before.clear();
  }

  private void unchanged(Layer network) {
    List<String> still = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      float[] now = parameter.variable().toArray();
      if (parameter.isFrozen() || !Arrays.equals(now, before.get(parameter))) {
        continue;
      }
      if (parameter.variable().hasGrad()) {
        still.add(parameter.fullName());
      } else {
        add(
            new Finding(
                parameter.fullName(),
                "it has not changed at all",
                "The loss does not depend on it: is it used in forward?"));
      }
    }
    if (!still.isEmpty()) {
      boolean one = still.size() == 1;
      add(
          new Finding(
              String.join(", ", still),
              one ? "it has not changed at all" : "they have not changed at all",
              (one ? "Its gradient is" : "Their gradients are")
                  + " 0: are units dead, or is the learning rate so small that steps are lost in"
                  + " rounding?"));
    }
  }

  /** One input and one output: what the layers in between give can be looked at. */
  static boolean isPlain(Fit fit) {
    return fit.samples() != null
        && fit.samples().inputs().size() == 1
        && fit.network().trainedLinks().size() == 1;
  }

  private static boolean isDue(int epoch) {
    return epoch > 0 && Integer.bitCount(epoch) == 1;
  }

  private void add(Finding finding) {
    // The first sight counts; the same symptom of the same place would only repeat.
    findings.putIfAbsent(finding.place() + finding.advice(), finding);
  }

  @Override
  public MimeBundle toMimeBundle() {
    StringBuilder html = new StringBuilder();
    for (Finding finding : findings.values()) {
      html.append(Box.warning(finding.place(), sentence(finding.symptom()), finding.advice()));
    }
    return MimeBundle.text(toString())
        .with(MimeBundle.HTML, findings.isEmpty() ? Box.good(toString()) : html.toString());
  }

  /** With a point at its end and a capital at its beginning; a symbol stays as it is. */
  private static String sentence(String text) {
    boolean word = text.length() > 1 && Character.isLetter(text.charAt(1));
    String first = text.substring(0, Math.min(1, text.length()));
    return (word ? first.toUpperCase(Locale.ROOT) : first) + text.substring(first.length()) + ".";
  }

  /** The findings, one a line. */
  @Override
  public String toString() {
    if (findings.isEmpty()) {
      return "The doctor found nothing wrong.";
    }
    List<String> lines = new ArrayList<>();
    findings.values().forEach(finding -> lines.add(finding.toString()));
    return String.join("\n", lines);
  }
}
