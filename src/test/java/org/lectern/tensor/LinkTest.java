package org.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkTest {
  private static final Tensor SCORES =
      Tensor.matrix(new double[] {3.2, 5.1, -1.7}, new double[] {1.3, -4.9, 2.0});

  @Test
  void apply_eachLink_isTheOperation() {
    assertThat(Link.IDENTITY.apply(SCORES)).isSameAs(SCORES);
    assertThat(Link.MARGIN.apply(SCORES)).isSameAs(SCORES);
    assertSame(Link.SIGMOID.apply(SCORES), SCORES.sigmoid());
    assertSame(Link.SOFTMAX.apply(SCORES), SCORES.softmax(-1));
    assertSame(Link.LOG_SOFTMAX.apply(SCORES), SCORES.logSoftmax(-1));
  }

  private static void assertSame(Tensor actual, Tensor expected) {
    assertThat(actual.fingerprint()).isEqualTo(expected.fingerprint());
  }

  @Test
  void classes_severalScores_isTheLargest() {
    for (Link link : new Link[] {Link.SOFTMAX, Link.LOG_SOFTMAX, Link.MARGIN, Link.IDENTITY}) {
      assertThat(link.classes(link.apply(SCORES)).toArray()).as(link.name()).containsExactly(1, 2);
    }
    assertThat(Link.SIGMOID.classes(Link.SIGMOID.apply(SCORES)).toArray())
        .containsExactly(1, 1, 0, 1, 0, 1);
  }

  @Test
  void classes_oneScore_isOneAboveTheLinksThreshold() {
    Tensor scores = Tensor.vector(-0.2, 0, 0.4, 0.5, 0.6);
    assertThat(Link.MARGIN.classes(scores).toArray()).containsExactly(0, 0, 1, 1, 1);
    assertThat(Link.MARGIN.classes(scores.reshape(5, 1)).shape()).isEqualTo(Shape.of(5));
    assertThat(Link.IDENTITY.classes(scores).toArray()).containsExactly(0, 0, 0, 0, 1);
    assertThat(Link.SIGMOID.classes(scores).toArray()).containsExactly(0, 0, 0, 0, 1);
  }

  @Test
  void classes_NaN_staysNaN() {
    Tensor scores = Tensor.matrix(new double[] {1, Double.NaN}, new double[] {2, 1});
    assertThat(Link.MARGIN.classes(scores).toArray()).containsExactly(Float.NaN, 0);
    assertThat(Link.LOG_SOFTMAX.classes(scores).toArray()).containsExactly(Float.NaN, 0);
    assertThat(Link.MARGIN.classes(Tensor.vector(Double.NaN)).toArray()).containsExactly(Float.NaN);
  }
}
