package org.lectern.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.Lectern.*;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.tensor.Tensor;

class CrossValidationTest {
  private static Trainer trainer() {
    return org.lectern.Lectern.trainer(sequential(dense(2, 3)), crossEntropy(), sgd(0.5)).epochs(5);
  }

  @Test
  void folds_everyRow_isTestedOnceAndClassesAreSpread() {
    Tensor x = Tensor.range(0, 103, 1).reshape(103, 1);
    float[] ids = new float[103];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = i < 70 ? 0 : i < 95 ? 1 : 2;
    }
    List<Split> folds = Dataset.of(x, tensor(ids)).folds(5);
    Set<Float> seen = new HashSet<>();
    for (Split fold : folds) {
      assertThat(fold.train().size() + fold.test().size()).isEqualTo(103);
      int[] counts = new int[3];
      for (int i = 0; i < fold.test().size(); i++) {
        assertThat(seen.add(fold.test().features().get(i, 0))).isTrue();
        counts[(int) fold.test().labels().get(i)]++;
      }
      assertThat(counts[0]).isEqualTo(14);
      assertThat(counts[1]).isEqualTo(5);
      assertThat(counts[2]).isBetween(1, 2);
    }
    assertThat(seen).hasSize(103);
  }

  @Test
  void folds_nonsense_isRefused() {
    Dataset data = moons(10, 0.1, 1);
    for (int k : new int[] {1, 11}) {
      assertThatThrownBy(() -> data.folds(k))
          .hasMessage(
              "folds: needs from 2 folds to one for each of the 10 samples, but got "
                  + k
                  + ". 5 and 10 are usual.");
    }
  }

  @Test
  void crossValidate_fiveFolds_isWhatTheFoldsGiveByHand() {
    Dataset data = blobs(90, 3, 0.8, 1);
    CrossValidation result = crossValidate(5, data, CrossValidationTest::trainer);
    double sum = 0;
    for (Split fold : data.folds(5)) {
      Split standard = fold.standardise();
      Trainer alone = trainer();
      alone.fit(standard);
      sum += alone.evaluate(standard.test()).accuracy();
    }
    assertThat(result.folds()).hasSize(5);
    assertThat(result.mean("accuracy")).isCloseTo(sum / 5, Offset.offset(1e-12));
    assertThat(result.mean("accuracy")).isGreaterThan(0.8);
    assertThat(result.toString()).matches("loss \\S+ ± \\S+, accuracy \\S+ ± \\S+, 5 folds");
  }
}
