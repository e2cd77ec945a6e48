package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.*;

import org.junit.jupiter.api.Test;
import org.lectern.data.Split;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Sequential;
import org.lectern.tensor.Tensor;
import org.lectern.train.Trainer;

/** The pictures that explain, as a cell would ask for them. */
class CurveFactoriesTest {
  private final Split data = moons(120, 0.2, 1).splitWithSeed(1, 0.6, 0.2, 0.2);

  private static Sequential network() {
    return sequential(dense(2, 8), Lectern.relu(), dense(8, 2));
  }

  private static Trainer training() {
    return trainer(network(), crossEntropy(), sgd(0.3)).epochs(3);
  }

  private static void assertDraws(Object value) {
    MimeBundle bundle = Displays.of(value).orElseThrow();
    assertThat((String) bundle.data().get(MimeBundle.SVG)).startsWith("<svg ").contains("<desc>");
    assertThat(bundle.text()).isNotBlank();
  }

  @Test
  void training_everyPicture_drawsItself() {
    assertDraws(learningCurve(data, CurveFactoriesTest::training));
    assertDraws(seeds(2, data, CurveFactoriesTest::training));
    assertDraws(cosine(20));
    assertDraws(scheduleCurve(adam(0.01).schedule(warmUp(10, cosine(20))), 20, 5));
    var first = training().fit(data);
    assertDraws(compare(first, training().fit(data), training().epochs(5).fit(data)));
  }

  @Test
  void classifier_everyPicture_drawsItself() {
    var film = boundaryFilm(data);
    var trainer = training().callback(film);
    trainer.fit(data);
    assertDraws(film);
    var net = network();
    assertDraws(precisionRecall(net, data.test()));
    assertDraws(precisionRecall(net, data.test(), 0));
    assertDraws(precisionRecall(tensor(0.1, 0.4, 0.35, 0.8), tensor(0, 0, 1, 1)));
    assertDraws(precisionRecall(net.predict(data.test().features()), data.test().labels(), 1));
  }

  @Test
  void understanding_everyPicture_drawsItself() {
    var net = network();
    assertDraws(activations(net, data.train().features()));
    assertDraws(gradients(net, crossEntropy(), data.train()));
    assertDraws(lossSurface(net, crossEntropy(), data.train()));
    assertDraws(activationFunction(Lectern.sigmoid(), Lectern.tanh(), Lectern.relu()));
    assertDraws(lossFunction(hinge(), binaryCrossEntropy()));
    assertDraws(descent(x -> x.square(), 3, 0.1, 20));
    assertDraws(descent(x -> x.pow(4).sub(x.square()), 1.5).add(sgd(0.05)).add(adam(0.1)));
    assertDraws(descent((x, y) -> x.square().add(y.square().mul(10)), -4, 2).add(sgd(0.05)));
    assertDraws(regularisationPath(data.train()));
  }

  @Test
  void activations_imagesThroughConvolutions_haveTheirRows() {
    var net =
        sequential(
            conv2d(1, 4, 3), Lectern.relu(), flatten(), dense(4 * 6 * 6, 3), Lectern.softmax());
    Tensor images = normal("images", 10, 1, 8, 8);
    assertThat(activations(net, images).rows()).hasSize(2);
    var digits = dataset(images, tensor(0, 1, 2, 0, 1, 2, 0, 1, 2, 0));
    assertThat(gradients(net, crossEntropy(), digits).rows()).hasSize(2);
    assertDraws(lossSurface(net, crossEntropy(), digits));
  }

  @Test
  void boundaryFilm_missingValueAndManyClasses_isStillDrawn() {
    var many = blobs(300, 100, 0.5, 1);
    var film = boundaryFilm(many);
    var net = sequential(dense(2, 100));
    trainer(net, crossEntropy(), sgd(0.1)).epochs(4).callback(film).fit(many);
    assertDraws(film);
    assertThat((String) film.toMimeBundle().data().get(MimeBundle.SVG)).hasSizeLessThan(200_000);
    var missing = dataset(tensor(new double[][] {{0, Double.NaN}, {1, 1}}), tensor(0, 1));
    assertThat(boundaryFilm(missing).frames()).isZero();
    assertDraws(decisionBoundary(network(), missing));
  }
}
