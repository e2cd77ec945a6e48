package org.lectern.kernel.magic;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.maven.model.building.ModelSource2;
import org.jspecify.annotations.Nullable;

/** A POM that lies in no file. */
final class PomText implements ModelSource2 {
  private final String text;

  PomText(String text) {
    this.text = text;
  }

  @Override
  public InputStream getInputStream() {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String getLocation() {
    return "the cell";
  }

  @Override
  public @Nullable ModelSource2 getRelatedSource(String relPath) {
    return null;
  }

  @Override
  public URI getLocationURI() {
    return new File("pom.xml").getAbsoluteFile().toURI();
  }
}
