package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.loss.Loss;
import org.lectern.loss.Losses;
import org.lectern.metric.Metric;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Layer;
import org.lectern.optim.Optimiser;
import org.lectern.optim.Regulariser;
import org.lectern.optim.Schedule;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;
import org.lectern.train.History;
import org.lectern.train.Trainer;

/**
 * What a student can get wrong, call by call, and the exact text of the answer: who, what was
 * needed, what came, what to try. The rows are in the classes …Refusals; the tests below see that
 * none is missing.
 */
class RefusalTest {
  /** An argument of these types can be wrong. */
  private static final Set<Class<?>> REFUSABLE =
      Set.of(
          int.class,
          long.class,
          double.class,
          float.class,
          String.class,
          Tensor.class,
          Layer.class,
          Initialiser.class,
          Loss.class,
          Losses.class,
          Metric.class,
          Optimiser.class,
          Schedule.class,
          Regulariser.class,
          Dataset.class,
          Split.class,
          Trainer.class,
          History.class);

  /** Factories without a row, and why. */
  private static final Map<String, String> FACTORIES_OF_ANYTHING =
      Map.of(
          "seed", "every whole number is a seed",
          "scalar", "every number is a value, NaN and infinity too");

  /** Options without a row, and why. */
  private static final Map<String, String> OPTIONS_OF_ANYTHING =
      Map.of("Dataset.shuffle", "every whole number is a seed");

  /** Public constructors without a row, and why; records hold what they are given. */
  private static final Map<String, String> CONSTRUCTORS_OF_ANYTHING = Map.of();

  /** The public classes that a student makes or gets, and sets options of. */
  private static final List<Class<?>> TYPES =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages(
                  Stream.of("nn", "loss", "metric", "optim", "data", "train", "plot")
                      .map(name -> "org.lectern." + name)
                      .toArray(String[]::new))
              .stream()
              .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
              .<Class<?>>map(JavaClass::reflect)
              .toList();

  static Stream<Refusal> rows() {
    return Stream.of(
            TensorRefusals.rows(),
            LayerRefusals.rows(),
            BlockRefusals.rows(),
            ActivationRefusals.rows(),
            ConvolutionRefusals.rows(),
            SequenceRefusals.rows(),
            NetworkRefusals.rows(),
            LossRefusals.rows(),
            MetricRefusals.rows(),
            OptimiserRefusals.rows(),
            DataRefusals.rows(),
            TrainingRefusals.rows(),
            SearchRefusals.rows(),
            ChartRefusals.rows(),
            PictureRefusals.rows(),
            DiagramRefusals.rows(),
            CurveRefusals.rows())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void call_nonsense_isRefusedInTheseWords(Refusal row) {
    Throwable refusal = catchThrowable(row.call());
    assertThat(refusal).as(row.typed()).isNotNull().hasMessage(row.message());
    assertThat(refusal.getClass())
        .isIn(
            IllegalArgumentException.class,
            ShapeException.class,
            IllegalStateException.class,
            UnsupportedOperationException.class,
            UncheckedIOException.class);
  }

  /** Every refusal says who, and more than one sentence: the last is what to try. */
  @Test
  void messages_everyRow_sayWhoAndWhatToTry() {
    Pattern parts = Pattern.compile("[^\n]+?: [^\n]+[.?] [^\n]+[.?)](\n.*)?", Pattern.DOTALL);
    assertThat(rows().map(Refusal::message))
        .allSatisfy(message -> assertThat(message).matches(parts));
  }

  @Test
  void factories_everyOne_hasARow() {
    Set<String> covered =
        rows()
            .filter(row -> row.calls().size() == 1)
            .map(Refusal::last)
            .collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    for (Method method : Lectern.class.getMethods()) {
      if (Modifier.isStatic(method.getModifiers()) && isRefusable(method)) {
        missing.add(method.getName());
      }
    }
    missing.removeAll(covered);
    assertThat(missing).isEqualTo(new TreeSet<>(FACTORIES_OF_ANYTHING.keySet()));
  }

  @Test
  void options_everyOne_hasARow() {
    Set<String> missing = new TreeSet<>();
    for (Class<?> type : publicTypes()) {
      for (Method method : type.getMethods()) {
        boolean option =
            !Modifier.isStatic(method.getModifiers())
                && !method.isBridge()
                && method.getReturnType().isAssignableFrom(type)
                && method.getReturnType().getName().startsWith("org.lectern.")
                && isRefusable(method);
        if (option && rows().noneMatch(row -> isOf(row, method))) {
          missing.add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
        }
      }
    }
    assertThat(missing).isEqualTo(new TreeSet<>(OPTIONS_OF_ANYTHING.keySet()));
  }

  @Test
  void constructors_everyOne_hasARow() {
    Set<String> covered = rows().map(row -> row.calls().get(0)).collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    for (Class<?> type : publicTypes()) {
      String name = type.getSimpleName();
      String factory = Character.toLowerCase(name.charAt(0)) + name.substring(1);
      for (Constructor<?> constructor : type.getConstructors()) {
        boolean named = covered.contains("new " + name) || covered.contains(factory);
        if (!type.isRecord() && isRefusable(constructor) && !named) {
          missing.add(name);
        }
      }
    }
    assertThat(missing).isEqualTo(new TreeSet<>(CONSTRUCTORS_OF_ANYTHING.keySet()));
  }

  private static boolean isRefusable(Executable executable) {
    return Arrays.stream(executable.getParameterTypes())
        .map(type -> type.isArray() ? type.componentType() : type)
        .map(type -> type.isArray() ? type.componentType() : type)
        .anyMatch(type -> REFUSABLE.contains(type));
  }

  /** Whether a row ends in a call of this method, on the result of its first call. */
  private static boolean isOf(Refusal row, Method method) {
    return row.calls().size() > 1
        && row.last().equals(method.getName())
        && results(row.calls().get(0)).anyMatch(method.getDeclaringClass()::isAssignableFrom);
  }

  /** What a factory, or a variable of {@link Mine}, or a constructor gives. */
  private static Stream<Class<?>> results(String first) {
    List<Class<?>> results = new ArrayList<>();
    for (Class<?> source : List.of(Lectern.class, Mine.class)) {
      for (Class<?> type = source; type != Object.class; type = type.getSuperclass()) {
        for (Method method : type.getDeclaredMethods()) {
          if (method.getName().equals(first)) {
            results.add(method.getReturnType());
          }
        }
      }
    }
    publicTypes().stream()
        .filter(type -> first.equals("new " + type.getSimpleName()))
        .forEach(results::add);
    return results.stream();
  }

  private static List<Class<?>> publicTypes() {
    return TYPES;
  }
}
