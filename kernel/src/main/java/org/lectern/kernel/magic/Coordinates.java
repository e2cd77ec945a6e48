package org.lectern.kernel.magic;

import java.util.regex.Pattern;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.jspecify.annotations.Nullable;

/** The name of a library in a Maven repository. */
record Coordinates(
    String group, String name, String extension, String classifier, @Nullable String version) {
  private static final Pattern WORD = Pattern.compile("[\\w.-]+");
  private static final Pattern VERSION = Pattern.compile("[\\w.+-]+|[\\[(][\\w.+,-]*[\\])]");

  /** Reads {@code group:name[:packaging[:classifier]][:version]}. */
  static Coordinates of(String text) {
    String[] parts = text.split(":", -1);
    boolean valid = parts.length >= 2 && parts.length <= 5;
    for (int i = 0; valid && i < parts.length; i++) {
      boolean last = i >= 2 && i == parts.length - 1;
      valid = (last ? VERSION : WORD).matcher(parts[i]).matches();
    }
    if (!valid) {
      throw new MagicException(
          "%%maven: needs group:name:version, but got %s. Write for example %%maven org.apache.commons:commons-math3:3.6.1"
              .formatted(text));
    }
    return new Coordinates(
        parts[0],
        parts[1],
        parts.length > 3 ? parts[2] : "jar",
        parts.length > 4 ? parts[3] : "",
        parts.length > 2 ? parts[parts.length - 1] : null);
  }

  Artifact artifact(String ofVersion) {
    return new DefaultArtifact(group, name, classifier, extension, ofVersion);
  }

  @Override
  public String toString() {
    return group + ":" + name + (version == null ? "" : ":" + version);
  }
}
