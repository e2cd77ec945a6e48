package org.lectern.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.function.Predicate;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.Test;
import org.lectern.display.Displays;

/** Where the libraries of other kernels are missing, or load Lectern in their own ways. */
class PeerLoadingTest {
  private static final String[] PATH =
      System.getProperty("java.class.path").split(File.pathSeparator);

  /** The folder or jar of the library itself. */
  private static URL library() {
    return Displays.class.getProtectionDomain().getCodeSource().getLocation();
  }

  private static URL[] urls(Predicate<String> chosen) {
    return Arrays.stream(PATH).filter(chosen).map(PeerLoadingTest::url).toArray(URL[]::new);
  }

  private static URL url(String path) {
    try {
      return new File(path).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that this loader has but Lectern, as a kernel has it. */
  private static final class WithoutLectern extends ClassLoader {
    private final URLClassLoader lectern = new URLClassLoader(new URL[] {library()}, null);

    WithoutLectern() {
      super(PeerLoadingTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (lectern.findResource(name.replace('.', '/') + ".class") != null) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void library_withoutTheirLibraries_works() throws Exception {
    URL[] urls = urls(path -> !path.contains("jupyter-jvm-basekernel"));
    assertThat(urls).hasSizeLessThan(PATH.length);
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      assertThatThrownBy(() -> loader.loadClass(Extension.class.getName()))
          .isInstanceOf(ClassNotFoundException.class);
      Object tensor =
          loader
              .loadClass("org.lectern.tensor.Tensor")
              .getMethod("zeros", int[].class)
              .invoke(null, (Object) new int[] {2});
      Object bundle =
          loader
              .loadClass("org.lectern.display.Displays")
              .getMethod("of", Object.class)
              .invoke(null, tensor);
      assertThat(bundle.toString()).contains("0");
      loader.loadClass(LiveView.class.getName()).getConstructor().newInstance();
      assertThatThrownBy(
              () ->
                  loader
                      .loadClass(IJavaDisplays.class.getName())
                      .getMethod("register")
                      .invoke(null))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(
              "IJavaDisplays.register() needs a notebook with the IJava kernel");
    }
  }

  /** JJava closes the loader of an extension before it installs it; cells have another one. */
  @Test
  void extension_ofAClosedLoader_reachesTheValuesOfCells() throws Exception {
    URL[] lectern = {library()};
    ClassLoader kernelLoader = new WithoutLectern();
    try (URLClassLoader cells = new URLClassLoader(lectern, kernelLoader)) {
      JJavaTestKernel kernel = new JJavaTestKernel(code -> run(cells, code));
      extension(lectern, kernelLoader).install(kernel);

      Object chart =
          cells
              .loadClass("org.lectern.plot.LineChart")
              .getMethod("of", String.class)
              .invoke(null, "a title");
      assertThat(chart.getClass().getClassLoader()).isSameAs(cells);
      assertThat((String) kernel.getRenderer().render(chart).getData(MIMEType.IMAGE_SVG))
          .contains("<svg");
    }
  }

  private static Extension extension(URL[] lectern, ClassLoader parent)
      throws ReflectiveOperationException, IOException {
    try (URLClassLoader loader = new URLClassLoader(lectern, parent)) {
      Class<?> type = loader.loadClass(JJavaDisplays.class.getName());
      assertThat(type).isNotSameAs(JJavaDisplays.class);
      return (Extension) type.getConstructor().newInstance();
    }
  }

  /** Runs {@code some.Class.method();} as a cell does. */
  private static void run(ClassLoader cells, String code) throws ReflectiveOperationException {
    int point = code.lastIndexOf('.');
    String method = code.substring(point + 1, code.indexOf('(', point));
    cells.loadClass(code.substring(0, point)).getMethod(method).invoke(null);
  }
}
