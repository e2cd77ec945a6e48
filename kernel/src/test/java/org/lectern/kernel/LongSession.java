package org.lectern.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.KernelProcess;

/**
 * Many cells in one session, as of a long day: results, variables with new values and types,
 * classes and methods defined again, loops, errors, prints. With the test class path:
 *
 * <pre>{@code java -cp … org.lectern.kernel.LongSession 1000}</pre>
 */
final class LongSession {
  private static final List<String> CELLS =
      List.of(
          "%d + 1",
          "var numbers%% = new float[100_000];",
          "var numbers%% = List.of(%d, new double[50_000]);",
          "class Counter { int n = %d; static byte[] shared = new byte[100_000]; int next() { return ++n; } }",
          "var counter = new Counter(); counter.next()",
          "int square(int x) { return x * x + %d; }",
          "for (int i = 0; i < 10; i++) square(i);\nsquare(%d)",
          "tensor(1.0, 2.0).add(%d)",
          "System.out.println(\"cell %d\");",
          "int broken = %d / 0;",
          "undefined%d()",
          "Supplier<Integer> later = () -> square(%d);\nlater.get()");

  /**
   * The state of the kernel after a number of cells.
   *
   * @param cells how many
   * @param heap bytes in use after a collection
   * @param metaspace bytes of classes
   * @param classes how many are loaded
   * @param millis the median time of the last cells
   */
  record Figures(int cells, long heap, long metaspace, long classes, double millis) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%5d cells: heap %5.1f MB, metaspace %5.1f MB, %6d classes, median %5.1f ms",
          cells,
          heap / 1e6,
          metaspace / 1e6,
          classes,
          millis);
    }
  }

  private LongSession() {}

  /** Runs the cells and prints the figures of every tenth part. */
  public static void main(String[] args) throws IOException {
    run(Integer.parseInt(args[0])).forEach(System.out::println);
  }

  /** Runs a number of cells; ten figures. */
  static List<Figures> run(int cells) throws IOException {
    List<Figures> figures = new ArrayList<>();
    try (KernelProcess process = KernelProcess.start(Path.of("."), "-Xmx300m");
        KernelClient client = new KernelClient(process, Duration.ofSeconds(60))) {
      client.execute("import java.lang.management.*;");
      double[] millis = new double[cells / 10];
      for (int i = 0; i < cells; i++) {
        String cell = CELLS.get(i % CELLS.size()).replace("%%", "" + i % 5).replace("%d", "" + i);
        long start = System.nanoTime();
        client.execute(cell);
        millis[i % millis.length] = (System.nanoTime() - start) / 1e6;
        if (i % millis.length == millis.length - 1) {
          figures.add(figures(client, i + 1, millis));
        }
      }
    }
    return figures;
  }

  private static Figures figures(KernelClient client, int cells, double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    Execution cell =
        client.execute(
            """
            for (int i = 0; i < 3; i++) System.gc();
            long space = 0;
            for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
              if (pool.getName().equals("Metaspace")) space = pool.getUsage().getUsed();
            }
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + " " + space + " "
                + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()
            """);
    String[] parts = cell.value().orElseThrow().split(" ");
    return new Figures(
        cells,
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        sorted[sorted.length / 2]);
  }
}
