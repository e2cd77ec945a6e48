package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.lectern.display.MimeBundle;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/**
 * Compares pictures with the ones that a person has looked at. After a change that is meant, write
 * them anew with {@code -Dlectern.snapshots=write}, and look at them.
 */
final class Snapshots {
  private static final Path FOLDER = Path.of("test", "resources", "org", "lectern", "plot");

  private Snapshots() {}

  static void check(String name, MimeBundle bundle) {
    checkBundle(bundle);
    check(name + ".svg", svg(bundle));
    check(name + ".txt", bundle.text());
  }

  /** A picture, its text and its form for Plotly. */
  static void checkAll(String name, MimeBundle bundle) {
    check(name, bundle);
    check(name + ".json", json(bundle));
  }

  static void check(String name, String content) {
    Path file = FOLDER.resolve(name);
    try {
      if ("write".equals(System.getProperty("lectern.snapshots"))) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, content + "\n");
      }
      assertThat(content + "\n").as(name).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new AssertionError("no snapshot " + name, e);
    }
  }

  /** What holds for every picture: well-formed, nothing that runs, nothing from elsewhere. */
  static Document checkBundle(MimeBundle bundle) {
    String svg = svg(bundle);
    String rest = svg.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
    assertThat(rest)
        .doesNotContainIgnoringCase("script")
        .doesNotContain("http", "<style", " id=", "NaN\"", "Infinity");
    assertThat(svg).hasSizeLessThan(200_000);
    assertThat(bundle.text()).isNotBlank();
    if (bundle.data().containsKey(MimeBundle.PLOTLY)) {
      assertThat(json(bundle))
          .doesNotContainIgnoringCase("<script")
          .doesNotContain("http", "NaN,", "NaN]", "Infinity")
          .hasSizeLessThan(200_000);
    }
    return parse(svg);
  }

  /** The form for Plotly as text, as a kernel sends it. */
  static String json(MimeBundle bundle) {
    Object plotly = bundle.data().get(MimeBundle.PLOTLY);
    assertThat(plotly).as("Plotly's form").isInstanceOf(Map.class);
    try {
      return new ObjectMapper().writeValueAsString(plotly);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  static String svg(MimeBundle bundle) {
    return (String) bundle.data().get(MimeBundle.SVG);
  }

  static Document parse(String svg) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + svg, e);
    }
  }
}
