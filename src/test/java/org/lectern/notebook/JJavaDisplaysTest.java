package org.lectern.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.ServiceLoader;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;
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

/** Lectern's displays on the library of JJava. */
class JJavaDisplaysTest {
  private final Output before = Output.current();
  private final JJavaTestKernel kernel =
      new JJavaTestKernel(
          code -> {
            assertThat(code).isEqualTo("org.lectern.notebook.JJavaDisplays.register();");
            JJavaDisplays.register();
          });

  @BeforeEach
  void start() {
    new JJavaDisplays().install(kernel);
  }

  @AfterEach
  void stop() {
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
  void install_kernelThatCannotEvaluate_leavesItAlone() {
    Output.install(before);
    JJavaTestKernel broken =
        new JJavaTestKernel(
            code -> {
              throw new IllegalStateException("not ready");
            });
    new JJavaDisplays().install(broken);
    assertThat(Output.isInstalled()).isFalse();
    assertThat(System.getProperties()).doesNotContainKey("org.lectern.notebook.jjava");
  }

  @Test
  void register_withoutAKernel_saysWhatToWrite() {
    Output.install(before);
    assertThatThrownBy(JJavaDisplays::register)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "JJavaDisplays.register() needs the kernel, which only JJava knows. Write: new"
                + " org.lectern.notebook.JJavaDisplays().install(getKernelInstance())");
  }

  @Test
  void extension_isNamedInTheServiceFile() {
    assertThat(ServiceLoader.load(Extension.class).stream().map(ServiceLoader.Provider::type))
        .containsExactly(JJavaDisplays.class);
  }
}
