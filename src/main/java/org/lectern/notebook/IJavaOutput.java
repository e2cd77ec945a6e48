package org.lectern.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.display.Output;

/**
 * Lectern's output, shown by IJava. Needs IJava's library: only {@link IJavaDisplays} refers to it,
 * once it has found the kernel.
 */
final class IJavaOutput implements Output {
  private final BaseKernel kernel;

  private IJavaOutput(BaseKernel kernel) {
    this.kernel = kernel;
  }

  /** Shows Lectern's values and live views in a kernel from now on. */
  static void install(BaseKernel kernel) {
    for (Class<?> type : Displays.types()) {
      register(kernel.getRenderer(), type);
    }
    Output.install(new IJavaOutput(kernel));
  }

  private static <T> void register(Renderer renderer, Class<T> type) {
    renderer.createRegistration(type).preferring(MIMEType.ANY).register(IJavaOutput::render);
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
    data.setDisplayId(id);
    kernel.display(data);
  }

  @Override
  public void update(String id, MimeBundle bundle) {
    kernel.getIO().display.updateDisplay(id, data(bundle));
  }

  /** IJava offers no way to clear outputs. */
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
