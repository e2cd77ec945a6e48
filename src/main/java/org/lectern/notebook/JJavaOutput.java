package org.lectern.notebook;

import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.display.Output;

/**
 * Lectern's output, shown by JJava. Needs JJava's library: only {@link JJavaDisplays} refers to it.
 */
final class JJavaOutput implements Output {
  private final BaseKernel kernel;

  private JJavaOutput(BaseKernel kernel) {
    this.kernel = kernel;
  }

  /** Shows Lectern's values and live views in a kernel from now on. */
  static void install(BaseKernel kernel) {
    for (Class<?> type : Displays.types()) {
      register(kernel.getRenderer(), type);
    }
    Output.install(new JJavaOutput(kernel));
  }

  private static <T> void register(Renderer renderer, Class<T> type) {
    renderer.createRegistration(type).preferring(MIMEType.ANY).register(JJavaOutput::render);
  }

  private static void render(Object value, RenderContext context) {
    Displays.of(value)
        .ifPresent(
            bundle ->
                bundle
                    .data()
                    .forEach(
                        (mime, content) ->
                            context.renderIfRequested(MIMEType.parse(mime), () -> content)));
  }

  @Override
  public void show(String id, MimeBundle bundle) {
    DisplayData data = data(bundle);
    // setDisplayId has another signature in newer versions
    data.putTransientData("display_id", id);
    kernel.display(data);
  }

  @Override
  public void update(String id, MimeBundle bundle) {
    kernel.getIO().display.updateDisplay(id, data(bundle));
  }

  /** JJava offers no way to clear outputs. */
  @Override
  public void clear(boolean wait) {}

  @Override
  public long cell() {
    return ExecutionCount.of(kernel, BaseKernel.class);
  }

  private static DisplayData data(MimeBundle bundle) {
    DisplayData data = new DisplayData();
    bundle.data().forEach(data::putData);
    return data;
  }
}
