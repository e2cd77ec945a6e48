package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongSessionTest {
  private static final int CELLS = 300;

  /** JShell itself keeps the text of each snippet, and some more: up to 30 KB for a cell. */
  private static final long BYTES = 60_000;

  @Test
  void session_ofManyCellsKeepsItsMemory() throws IOException {
    List<LongSession.Figures> figures = LongSession.run(CELLS);
    LongSession.Figures early = figures.get(3);
    LongSession.Figures late = figures.get(9);
    long cells = late.cells() - early.cells();

    assertThat(late.classes() - early.classes()).as("%s", figures).isLessThan(cells / 2);
    assertThat(late.heap() - early.heap()).as("%s", figures).isLessThan(cells * BYTES);
    assertThat(late.metaspace() - early.metaspace()).as("%s", figures).isLessThan(5_000_000);
  }
}
