package org.lectern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.loss.Loss;
import org.lectern.metric.PrecisionRecall;
import org.lectern.nn.Layer;
import org.lectern.optim.Optimiser;
import org.lectern.optim.Sgd;
import org.lectern.plot.ActivationPlot;
import org.lectern.plot.BoundaryFilm;
import org.lectern.plot.Descent;
import org.lectern.plot.LayerStatistics;
import org.lectern.plot.LossPlot;
import org.lectern.plot.LossSurface;
import org.lectern.plot.RegularisationPath;
import org.lectern.plot.RunCurves;
import org.lectern.plot.ScheduleCurve;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;
import org.lectern.train.History;
import org.lectern.train.LearningCurve;
import org.lectern.train.SeedRuns;
import org.lectern.train.Trainer;

/** Factories of pictures that explain training, classifiers and what happens inside a network. */
abstract class CurveFactories extends ChartFactories {
  CurveFactories() {}

  /**
   * Several trainings in one picture, each named by what sets it apart.
   *
   * @param first what one {@code fit} returned
   * @param second what another returned
   * @param more what further ones returned
   * @return the comparison
   */
  public static RunCurves compare(History first, History second, History... more) {
    List<History> all = new ArrayList<>();
    all.add(Given.required("compare", "histories", first));
    all.add(Given.required("compare", "histories", second));
    for (History history : Given.required("compare", "histories", more)) {
      all.add(Given.required("compare", "histories", history));
    }
    return RunCurves.of(all);
  }

  /**
   * The learning rate over the steps of a training that has not happened yet.
   *
   * @param optimiser with its schedule
   * @param epochs how many the training shall have
   * @param batches steps in an epoch
   * @return the curve
   */
  public static ScheduleCurve scheduleCurve(Optimiser optimiser, int epochs, int batches) {
    return ScheduleCurve.of(optimiser, epochs, batches);
  }

  /**
   * Loss and metrics over the number of training samples, on these and on the validation data: bias
   * and variance.
   *
   * @param data training and validation data
   * @param make builds a new network and its trainer
   * @return the curve, which draws itself
   */
  public static LearningCurve learningCurve(Split data, Supplier<Trainer> make) {
    return LearningCurve.of(data, make);
  }

  /**
   * The same training with several seeds, as bands: how much of a result is luck.
   *
   * @param count how many seeds, at least 2
   * @param data training data, and validation data if there are any
   * @param make builds a new network and its trainer
   * @return the trainings, which draw themselves
   */
  public static SeedRuns seeds(int count, Split data, Supplier<Trainer> make) {
    return SeedRuns.of(count, data, make);
  }

  /**
   * A callback that films how the decision boundary moves while a network learns: give it to {@code
   * trainer(…).callback(film)}, then show it.
   *
   * @param data classes over 2 features
   * @return the film, empty before the training
   */
  public static BoundaryFilm boundaryFilm(Dataset data) {
    return BoundaryFilm.of(data);
  }

  /**
   * A callback that films how the decision boundary moves while a network learns.
   *
   * @param data classes over 2 features; the training samples are drawn
   * @return the film, empty before the training
   */
  public static BoundaryFilm boundaryFilm(Split data) {
    return BoundaryFilm.of(data);
  }

  /**
   * Precision over recall of class 1, for a classifier of two classes.
   *
   * @param network a classifier
   * @param data samples with class ids
   * @return the curve, which draws itself
   */
  public static PrecisionRecall precisionRecall(Layer network, Dataset data) {
    given(network, data);
    return named(PrecisionRecall.of(network.predict(data.features()), data.labels()), data, 1);
  }

  /**
   * Precision over recall of one class against the rest.
   *
   * @param network a classifier
   * @param data samples with class ids
   * @param id the class, from 0
   * @return the curve, which draws itself
   */
  public static PrecisionRecall precisionRecall(Layer network, Dataset data, int id) {
    given(network, data);
    Tensor predictions = network.predict(data.features());
    return named(PrecisionRecall.of(predictions, data.labels(), id), data, id);
  }

  /**
   * Precision over recall of class 1.
   *
   * @param predictions probabilities or scores of class 1, of shape (n) or (n, 1); or of both, (n,
   *     2)
   * @param target class ids
   * @return the curve, which draws itself
   */
  public static PrecisionRecall precisionRecall(Tensor predictions, Tensor target) {
    return PrecisionRecall.of(predictions, target);
  }

  /**
   * Precision over recall of one class against the rest.
   *
   * @param predictions probabilities or scores of shape (n, classes)
   * @param target class ids
   * @param id the class, from 0
   * @return the curve, which draws itself
   */
  public static PrecisionRecall precisionRecall(Tensor predictions, Tensor target, int id) {
    return PrecisionRecall.of(predictions, target, id);
  }

  private static void given(Layer network, Dataset data) {
    Given.required("precisionRecall", "a network", network);
    Given.required("precisionRecall", "data", data);
  }

  private static PrecisionRecall named(PrecisionRecall curve, Dataset data, int id) {
    return id < data.classes() && !data.classNames().get(id).equals(Integer.toString(id))
        ? curve.named(data.classNames().get(id))
        : curve;
  }

  /**
   * Histograms of what the layers of a network give, with dead and saturated units.
   *
   * @param network the network, which stays as it is
   * @param x inputs, samples along the first axis
   * @return the distributions, from the first layer to the last
   */
  public static LayerStatistics activations(Layer network, Tensor x) {
    return LayerStatistics.activations(network, x);
  }

  /**
   * Histograms of the gradients of a loss with respect to each layer's weights.
   *
   * @param network the network, which stays as it is
   * @param loss the loss
   * @param data samples
   * @return the distributions, from the first layer to the last
   */
  public static LayerStatistics gradients(Layer network, Loss loss, Dataset data) {
    return LayerStatistics.gradients(network, loss, data);
  }

  /**
   * Activation functions with their derivatives: {@code activationFunction(sigmoid(), relu())}.
   *
   * @param layers at least one layer that takes each number by itself
   * @return the picture
   */
  public static ActivationPlot activationFunction(Layer... layers) {
    return ActivationPlot.of(layers);
  }

  /**
   * Losses against the score, with their derivatives: {@code lossFunction(hinge(),
   * binaryCrossEntropy())}.
   *
   * @param losses at least one
   * @return the picture
   */
  public static LossPlot lossFunction(Loss... losses) {
    return LossPlot.of(losses);
  }

  /**
   * Paths of optimisers on a function of one number: {@code add} optimisers.
   *
   * @param f the function, from a scalar tensor to one number
   * @param start where every path begins
   * @return the descents
   */
  public static Descent descent(UnaryOperator<Tensor> f, double start) {
    return Descent.of(f, start);
  }

  /**
   * The path of gradient descent on a function of one number: {@code descent(x -> x.square(), 3,
   * 0.1, 20)}.
   *
   * @param f the function, from a scalar tensor to one number
   * @param start where the path begins
   * @param rate the learning rate, above 0
   * @param steps how many steps
   * @return the descent; {@code add} further optimisers to compare
   */
  public static Descent descent(UnaryOperator<Tensor> f, double start, double rate, int steps) {
    return Descent.of(f, start).add(new Sgd(rate)).steps(steps);
  }

  /**
   * Paths of optimisers on a function of two numbers, over its levels: {@code add} optimisers.
   *
   * @param f the function, from two scalar tensors to one number
   * @param x where every path begins, to the right
   * @param y where every path begins, upwards
   * @return the descents
   */
  public static Descent descent(BinaryOperator<Tensor> f, double x, double y) {
    return Descent.of(f, x, y);
  }

  /**
   * The coefficients of a linear model over the strength of L1 and L2 penalties.
   *
   * @param data two classes, or one number for each sample, over features of shape (n, features)
   * @return the paths
   */
  public static RegularisationPath regularisationPath(Dataset data) {
    return RegularisationPath.of(data);
  }

  /**
   * The loss around a network's weights, along two random directions.
   *
   * @param network the network, which stays as it is
   * @param loss the loss
   * @param data samples
   * @return the surface
   */
  public static LossSurface lossSurface(Layer network, Loss loss, Dataset data) {
    return LossSurface.of(network, loss, data);
  }
}
