package org.lectern.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds how a value shows itself. */
public final class Displays {
  private static final List<Renderer<?>> RENDERERS = load();

  private Displays() {}

  /**
   * The bundle of a value: from a registered {@link Renderer} of its class if there is one, else
   * from the value itself if it is {@link Displayable}.
   *
   * @param value the value
   * @return its bundle, or empty if Lectern knows no display for it
   */
  public static Optional<MimeBundle> of(Object value) {
    for (Renderer<?> renderer : RENDERERS) {
      if (shows(renderer, value)) {
        return Optional.of(render(renderer, value));
      }
    }
    return value instanceof Displayable d ? Optional.of(d.toMimeBundle()) : Optional.empty();
  }

  /**
   * The types that have a display, for kernels that keep a renderer for each type.
   *
   * @return {@link Displayable}, and the type of each registered renderer but those of a {@link
   *     ChoosyRenderer}
   */
  public static List<Class<?>> types() {
    List<Class<?>> types = new ArrayList<>();
    types.add(Displayable.class);
    RENDERERS.stream()
        .filter(renderer -> !(renderer instanceof ChoosyRenderer<?>))
        .forEach(renderer -> types.add(renderer.type()));
    return types;
  }

  private static <T> boolean shows(Renderer<T> renderer, Object value) {
    return renderer.type().isInstance(value)
        && (!(renderer instanceof ChoosyRenderer<T> choosy)
            || choosy.shows(renderer.type().cast(value)));
  }

  private static <T> MimeBundle render(Renderer<T> renderer, Object value) {
    return renderer.render(renderer.type().cast(value));
  }

  private static List<Renderer<?>> load() {
    List<Renderer<?>> renderers = new ArrayList<>();
    for (Renderer<?> renderer :
        ServiceLoader.load(Renderer.class, Displays.class.getClassLoader())) {
      renderers.add(renderer);
    }
    return List.copyOf(renderers);
  }
}
