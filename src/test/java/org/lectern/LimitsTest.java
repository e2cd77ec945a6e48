package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.lectern.Lectern.*;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** What is too large: for an array, and for the memory there is. */
class LimitsTest {
  private static final int[] ONE = {1, 1};

  /** Calls whose result no array can hold: refused before memory is asked for. */
  static List<Arguments> tooLarge() {
    double[] row = new double[50_000];
    Tensor line = zeros(50_000);
    Tensor column = zeros(50_000, 1);
    Tensor million = zeros(1_000_000);
    Tensor[] parts = new Tensor[2200];
    Arrays.fill(parts, million);
    Tensor image = zeros(1, 1, 4, 4);
    return List.of(
        large("(50000, 50000)", 2_500_000_000L, () -> zeros(50_000, 50_000)),
        large("(9, 9, 9, 2000000000)", 1_458_000_000_000L, () -> zeros(9, 9, 9, 2_000_000_000)),
        large(
            "(2147483647, 2147483647)",
            2147483647L * 2147483647L,
            () -> zeros(2_147_483_647, 2_147_483_647)),
        large(
            "(50000, 50000)",
            2_500_000_000L,
            () -> tensor(Collections.nCopies(50_000, row).toArray(double[][]::new))),
        large("(2147483647)", 2_147_483_647L, () -> linspace(0, 1, 2_147_483_647)),
        large("(60000, 60000)", 3_600_000_000L, () -> eye(60_000)),
        large("(50000, 50000)", 2_500_000_000L, () -> normal("x", 50_000, 50_000)),
        large("(50000, 50000)", 2_500_000_000L, () -> line.add(column)),
        large("(50000, 50000)", 2_500_000_000L, () -> where(column, line, scalar(1))),
        large("(50000, 50000)", 2_500_000_000L, () -> line.broadcastTo(50_000, 50_000)),
        large("(50000, 50000)", 2_500_000_000L, () -> column.matmul(line.reshape(1, 50_000))),
        large("(50000, 50000)", 2_500_000_000L, () -> oneHot(line, 50_000)),
        large("(2200000000)", 2_200_000_000L, () -> Tensor.concat(0, parts)),
        large("(2200, 1000000)", 2_200_000_000L, () -> stack(parts)),
        large(
            "(2200, 1000000)",
            2_200_000_000L,
            () -> million.reshape(1, 1_000_000).take(0, new int[2200])),
        large(
            "(1, 1, 100002, 100002)",
            10_000_400_004L,
            () -> image.conv2d(zeros(1, 1, 3, 3), ONE, new int[] {50_000, 50_000}, ONE, 1)),
        large(
            "(10500000, 16, 16)",
            2_688_000_000L,
            () -> {
              Tensor pixel = zeros(1, 10_500_000, 1, 1);
              pixel.conv2d(pixel, ONE, new int[] {7, 7}, ONE, 1);
            }),
        large(
            "(65536, 65536)",
            4_294_967_296L,
            () -> image.avgPool2d(new int[] {65_536, 65_536}, ONE, new int[] {32_768, 32_768})),
        large(
            "(65536, 65536)",
            4_294_967_296L,
            () -> image.maxPool2d(new int[] {65_536, 65_536}, ONE, new int[] {32_768, 32_768})),
        large("(50000, 100000)", 5_000_000_000L, () -> dense(1, 100_000).forward(column)),
        large("(1200000000, 2)", 2_400_000_000L, () -> moons(1_200_000_000, 0.1)),
        large("(1200000000, 2)", 2_400_000_000L, () -> xor(1_200_000_000, 0.1)),
        large("(1200000000, 2)", 2_400_000_000L, () -> spam(1_200_000_000)));
  }

  private static Arguments large(String shape, long elements, ThrowingCallable call) {
    return arguments(shape, elements, call);
  }

  @ParameterizedTest(name = "{index}: {0}")
  @MethodSource("tooLarge")
  void call_moreElementsThanAnArrayHas_saysHowMany(
      String shape, long elements, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "shape: a tensor can have at most 2147483639 elements, but "
                + shape
                + " would have "
                + elements
                + ". Take smaller sizes, or work on smaller batches.");
  }

  /** The sums of all windows at once would take more than an array has. */
  @Test
  void avgPool2d_hugeWindows_takesThemInTurn() {
    Tensor x = full(2, 1, 1, 730, 730);
    Tensor y = x.avgPool2d(new int[] {725, 725}, ONE, new int[] {0, 0});
    assertThat(y.shape().toArray()).containsExactly(1, 1, 6, 6);
    assertThat(y.toArray()).containsOnly(2);
  }

  @Test
  void outOfMemory_inOneStep_leavesTheLibraryUsable() throws Exception {
    String undisturbed = smallHeap();
    assertThat(undisturbed).matches("[0-9a-f]{64}");
    assertThat(smallHeap("large").lines())
        .containsExactly(
            "zeros: out of memory",
            "predict: out of memory",
            "forward: out of memory",
            "fit: out of memory",
            "matmul: out of memory",
            "conv2d: out of memory",
            "trainOnBatch: out of memory",
            "half of the heap: enough memory",
            undisturbed);
  }

  private static String smallHeap(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-Dlectern.threads=3"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SmallHeap.class.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] output = process.getInputStream().readAllBytes();
    return new String(output, StandardCharsets.UTF_8).strip();
  }
}
