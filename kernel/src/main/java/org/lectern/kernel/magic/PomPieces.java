package org.lectern.kernel.magic;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Makes a whole POM of the pieces that instructions print: dependencies and repositories. */
final class PomPieces {
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  /** What stands in a list, by the list's name. */
  private static final Map<String, String> LISTS =
      Map.of("dependency", "dependencies", "repository", "repositories");

  private static final List<String> IDENTITY =
      List.of("modelVersion", "groupId", "artifactId", "version", "packaging");

  private PomPieces() {}

  static String complete(String text) {
    String body = text.strip();
    if (body.isEmpty()) {
      throw new MagicException(
          "%%loadFromPOM: needs a POM or pieces of one below its line, but there is nothing."
              + " Paste the <dependency> … </dependency> of a library.");
    }
    if (body.startsWith("<?xml") || body.startsWith("<project")) {
      return body;
    }
    try {
      return complete(parse("<pieces>" + body + "</pieces>"));
    } catch (SAXException e) {
      throw new MagicException(
          "%%%%loadFromPOM: needs XML, but this is not: %s. Paste the <dependency> … </dependency> of a library."
              .formatted(e.getMessage()),
          e);
    } catch (ParserConfigurationException | IOException | TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Element parse(String xml)
      throws SAXException, ParserConfigurationException, IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(NO_DOCTYPE, true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    // the usual handler prints to the terminal
    builder.setErrorHandler(new DefaultHandler());
    return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
  }

  private static String complete(Element pieces) throws TransformerException {
    Map<String, StringBuilder> lists = new LinkedHashMap<>();
    LISTS.values().stream().sorted().forEach(list -> lists.put(list, new StringBuilder()));
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("modelVersion", "<modelVersion>4.0.0</modelVersion>");
    identity.put("groupId", "<groupId>notebook</groupId>");
    identity.put("artifactId", "<artifactId>notebook</artifactId>");
    identity.put("version", "<version>1</version>");
    StringBuilder others = new StringBuilder();
    for (Node node = pieces.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (!(node instanceof Element element)) {
        continue;
      }
      String name = element.getTagName();
      if (LISTS.containsKey(name)) {
        lists.get(LISTS.get(name)).append(text(element));
      } else if (lists.containsKey(name)) {
        for (Node one = element.getFirstChild(); one != null; one = one.getNextSibling()) {
          lists.get(name).append(text(one));
        }
      } else if (IDENTITY.contains(name)) {
        identity.put(name, text(element));
      } else {
        others.append(text(element));
      }
    }
    StringBuilder pom = new StringBuilder("<project>");
    identity.values().forEach(pom::append);
    pom.append(others);
    lists.forEach((list, items) -> pom.append("<%s>%s</%s>".formatted(list, items, list)));
    return pom.append("</project>").toString();
  }

  private static String text(Node node) throws TransformerException {
    Transformer transformer = TransformerFactory.newInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(node), new StreamResult(text));
    return text.toString();
  }
}
