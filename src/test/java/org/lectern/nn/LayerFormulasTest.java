package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lectern.display.Formula;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Tensor;

class LayerFormulasTest {
  /** Layers that only move numbers, hold other layers, or say their formula themselves. */
  private static final Set<String> WITHOUT =
      Set.of(
          "Sequential",
          "Residual",
          "Parallel",
          "Towers",
          "Heads",
          "Flatten",
          "Reshape",
          "Lambda",
          "Dense");

  private static List<Class<?>> layers() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.lectern.nn")
            .stream()
            .filter(type -> type.isAssignableTo(Layer.class))
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .filter(type -> !WITHOUT.contains(type.getSimpleName()))
            .<Class<?>>map(type -> type.reflect())
            .toList();
  }

  @Test
  void of_everyLayer_isAFormulaThatReads() {
    assertThat(layers()).hasSizeGreaterThan(25);
    for (Class<?> layer : layers()) {
      Formula formula = Formula.of(LayerFormulas.of(layer));
      assertThat(formula.text()).as(layer.getSimpleName()).matches("(?s).+ = .+");
      assertThat(formula.text() + formula.html())
          .as(layer.getSimpleName())
          .doesNotContain("\\", "$", "{}", "begin", "  ");
    }
  }

  @Test
  void toMimeBundle_layer_hasItsFormulaBelowTheTable() {
    MimeBundle bundle = new Dense(3, 2).toMimeBundle();
    assertThat(bundle.text()).endsWith("\ny = x W + b");
    assertThat((String) bundle.data().get(MimeBundle.HTML)).contains("</table>", "<math");
    assertThat(bundle.data().get(MimeBundle.LATEX)).isEqualTo("$$y = x\\,W + b$$");
    assertThat(new Dense(3, 2).withoutBias().toMimeBundle().text()).endsWith("\ny = x W");
  }

  @Test
  void toMimeBundle_studentsLayer_showsItsOwn() {
    Layer mine =
        new Layer() {
          @Override
          public Tensor forward(Tensor x, Pass pass) {
            return x.square();
          }

          @Override
          protected String latex() {
            return "y = x^2";
          }
        };
    assertThat(mine.toMimeBundle().text()).endsWith("\ny = x²");
    assertThat(new Lambda("square", x -> x).toMimeBundle().data())
        .doesNotContainKey(MimeBundle.LATEX);
  }
}
