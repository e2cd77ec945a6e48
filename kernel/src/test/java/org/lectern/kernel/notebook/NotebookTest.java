package org.lectern.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookTest {
  private static final String TEXT =
      """
      {
       "cells": [
        {
         "cell_type": "markdown",
         "source": [
          "# A\\n",
          "b"
         ]
        },
        {
         "cell_type": "code",
         "metadata": {
          "tags": [
           "raises-exception"
          ]
         },
         "outputs": [],
         "source": "x < 1.50"
        }
       ],
       "metadata": {
        "kernelspec": {
         "language": "java"
        }
       },
       "nbformat": 4,
       "x": null
      }
      """;

  @TempDir Path folder;

  @Test
  void parse_readsCellsAndKeepsTheRest() throws Exception {
    Notebook notebook = Notebook.parse("\uFEFF" + TEXT);

    assertThat(notebook.cells()).extracting(NotebookCell::kind).containsExactly("markdown", "code");
    assertThat(notebook.cells())
        .extracting(NotebookCell::source)
        .containsExactly("# A\nb", "x < 1.50");
    assertThat(notebook.codeCells()).hasSize(1).allMatch(NotebookCell::mayFail);
    assertThat(notebook.language()).isEqualTo("java");
    assertThat(notebook.json()).isEqualTo(TEXT);
  }

  @Test
  void clear_forgetsOutputs() throws Exception {
    Notebook notebook = Notebook.parse(TEXT);
    NotebookCell cell = notebook.codeCells().get(0);
    cell.outputs().add("an output");

    assertThat(notebook.json()).contains("an output");
    cell.clear();
    assertThat(notebook.json()).doesNotContain("an output").contains("\"execution_count\": null");
  }

  @Test
  void parse_refusesWhatIsNoNotebook() {
    assertRefused("", "a file without cells");
    assertRefused("no", "no JSON: ");
    assertRefused("[]", "no JSON: ");
    assertRefused("{\"cells\": 1}", "a file without cells");
    assertRefused("{\"worksheets\": []}", "a notebook of an older format");
    assertRefused("{\"cells\": [{}, 7]}", "a file whose cell 2 has no text");
    assertRefused("{\"cells\": [{\"source\": {}}]}", "a file whose cell 1 has no text");
    assertRefused("{\"cells\": [{\"source\": [[]]}]}", "a file whose cell 1 has no text");
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> Notebook.parse(text))
        .as(text)
        .isInstanceOf(NotANotebook.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void read_ofABinaryFile_saysSo() throws Exception {
    Path file = Files.write(folder.resolve("x.ipynb"), new byte[] {(byte) 0xff, 0});

    assertThatThrownBy(() -> Notebook.read(file)).hasMessage("no JSON: it is not UTF-8");
    assertThatThrownBy(() -> Notebook.read(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
