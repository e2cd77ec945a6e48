package org.lectern.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShortValueTest {
  /** A list of the user, whose code must not run. */
  private static final class Endless extends AbstractList<Integer> {
    @Override
    public Integer get(int index) {
      throw new AssertionError("get was called");
    }

    @Override
    public int size() {
      throw new AssertionError("size was called");
    }
  }

  @Test
  void of_codeOfTheUserNeverRuns() {
    assertThat(ShortValue.of(new Endless())).isEmpty();
    assertThat(ShortValue.of(Collections.unmodifiableList(new Endless()))).isEmpty();
    assertThat(ShortValue.of(Collections.synchronizedList(new Endless()))).isEmpty();
  }

  @Test
  void of_aNumberWithMillionsOfDigits() {
    BigInteger huge = BigInteger.ONE.shiftLeft(30_000_000);

    assertThat(ShortValue.of(huge)).isEmpty();
    assertThat(ShortValue.of(new BigDecimal(huge, 7))).isEmpty();
    assertThat(ShortValue.of(BigInteger.TEN.pow(20))).isEqualTo("100000000000000000000");
    assertThat(ShortValue.of(new BigDecimal("1.50"))).isEqualTo("1.50");
  }

  @Test
  void of_collectionsThatStoreTheirSize() {
    List<Integer> three = List.of(1, 2, 3);

    assertThat(ShortValue.of(three)).isEqualTo("size 3");
    assertThat(ShortValue.of(new ArrayList<>(three))).isEqualTo("size 3");
    assertThat(ShortValue.of(Arrays.asList(1, 2))).isEqualTo("size 2");
    assertThat(ShortValue.of(Map.of("a", 1))).isEqualTo("size 1");
    assertThat(ShortValue.of(new TreeMap<>(Map.of("a", 1)))).isEqualTo("size 1");
  }
}
