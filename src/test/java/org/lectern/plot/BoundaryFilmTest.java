package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.display.MimeBundle;
import org.lectern.loss.CrossEntropy;
import org.lectern.loss.Hinge;
import org.lectern.nn.Dense;
import org.lectern.nn.Dropout;
import org.lectern.nn.Sequential;
import org.lectern.nn.Tanh;
import org.lectern.optim.Adam;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;
import org.lectern.train.Trainer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class BoundaryFilmTest {
  private static final Dataset MOONS = Generators.moons(120, 0.2, 1);

  private static Trainer trainer(int classes) {
    Sequential network =
        new Sequential(new Dense(2, 16), new Tanh(), new Dropout(0.1), new Dense(16, classes));
    return new Trainer(network, new CrossEntropy(), new Adam(0.03)).batch(20);
  }

  private static BoundaryFilm film(Dataset data, int classes, int epochs) {
    BoundaryFilm film = BoundaryFilm.of(data);
    trainer(classes).epochs(epochs).callback(film).fit(data);
    return film;
  }

  @Test
  void film_moons_playsAndHasStills() {
    MimeBundle bundle = film(MOONS, 2, 40).toMimeBundle();
    Snapshots.check("film", bundle);
    assertThat(bundle.text()).contains("epoch 0\n", "epoch 40 · loss ");
  }

  @Test
  void film_anyNumberOfEpochs_showsOnePictureAtATime() {
    for (int epochs : new int[] {1, 3, 50}) {
      BoundaryFilm film = film(MOONS, 2, epochs);
      assertThat(film.frames()).isEqualTo(Math.min(epochs + 1, BoundaryFilm.FRAMES));
      Document svg = Snapshots.checkBundle(film.toMimeBundle());
      NodeList animations = svg.getElementsByTagName("animate");
      assertThat(animations.getLength()).isEqualTo(film.frames());
      String before = null;
      for (int i = 0; i < animations.getLength(); i++) {
        Element animation = (Element) animations.item(i);
        String[] values = animation.getAttribute("values").split(";");
        String[] times = animation.getAttribute("keyTimes").split(";");
        assertThat(times).hasSameSizeAs(values).startsWith("0");
        int shown = java.util.List.of(values).indexOf("visible");
        // Each begins when the one before ends, and the last stays to the end.
        assertThat(times[shown]).isEqualTo(before == null ? "0" : before);
        boolean last = i == animations.getLength() - 1;
        assertThat(shown).isEqualTo(last ? values.length - 1 : values.length - 2);
        before = last ? null : times[shown + 1];
      }
    }
  }

  @Test
  void film_withoutSmil_showsTheLastPictureAlone() {
    Document svg = Snapshots.parse(Snapshots.svg(film(MOONS, 2, 5).toMimeBundle()));
    NodeList groups = svg.getElementsByTagName("g");
    String visible = "";
    for (int i = 0; i < groups.getLength(); i++) {
      Element group = (Element) groups.item(i);
      visible += group.getAttribute("visibility").equals("visible") ? group.getTextContent() : "";
    }
    assertThat(visible).contains("epoch 5 · loss").doesNotContain("epoch 4");
  }

  @Test
  void film_training_keepsItsBits() {
    Trainer plain = trainer(2).epochs(6);
    plain.fit(MOONS);
    Trainer filmed = trainer(2).epochs(6).callback(BoundaryFilm.of(MOONS));
    filmed.fit(MOONS);
    assertThat(fingerprint(filmed)).isEqualTo(fingerprint(plain));
  }

  private static String fingerprint(Trainer trainer) {
    return trainer.predict(MOONS.features()).fingerprint();
  }

  @Test
  void film_manySamplesAndClasses_staysSmall() {
    Dataset spirals = Generators.spirals(5000, 5, 0.1, 1);
    MimeBundle bundle = film(spirals, 5, 25).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(Snapshots.svg(bundle)).contains("drawn: 250 of the 5000 samples");
  }

  @Test
  void film_continued_countsTheNetworksEpochs() {
    BoundaryFilm film = BoundaryFilm.of(MOONS);
    Trainer trainer = trainer(2).epochs(3);
    trainer.fit(MOONS);
    trainer.callback(film).fit(MOONS);
    assertThat(film.toString())
        .contains("\nepoch 3\n", "\nepoch 6 · loss")
        .doesNotContain("epoch 0");
  }

  @Test
  void film_hinge_saysThatScoresAreNoProbabilities() {
    BoundaryFilm film = BoundaryFilm.of(MOONS);
    new Trainer(new Sequential(new Dense(2, 2)), new Hinge(), new Adam(0.1))
        .epochs(3)
        .callback(film)
        .fit(MOONS);
    assertThat(film.toString()).contains("the predictions are not probabilities");
    Snapshots.checkBundle(film.toMimeBundle());
  }

  @Test
  void film_notTaken_saysWhatToDo() {
    MimeBundle bundle = BoundaryFilm.of(MOONS).toMimeBundle();
    assertThat(bundle.data()).containsOnlyKeys(MimeBundle.TEXT);
    assertThat(bundle.text())
        .isEqualTo(
            "A film of a decision boundary, not yet taken: trainer(…).callback(film).fit(data)");
  }

  @Test
  void of_threeFeatures_teaches() {
    Dataset data = Dataset.of(Tensor.zeros(4, 3), Tensor.vector(0, 1, 0, 1));
    assertThatThrownBy(() -> BoundaryFilm.of(data))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "boundaryFilm: needs data with 2 features, one for each axis, but data has features of"
                + " shape (4, 3). Train a network on two of the columns:"
                + " Dataset.of(data.features().take(1, 0, 1), data.labels()).");
  }
}
