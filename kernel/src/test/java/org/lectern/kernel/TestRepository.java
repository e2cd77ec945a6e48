package org.lectern.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A Maven repository in a folder, with libraries of one class. */
record TestRepository(Path folder) {
  String url() {
    return folder.toUri().toString();
  }

  /** Adds {@code org.example:name:version} with a class {@code name.Info} that has a text. */
  TestRepository add(String name, String version, String... dependencies) throws IOException {
    Path home = folder.resolve("org/example/" + name + "/" + version);
    TestJars.jar(
        home.resolve(name + "-" + version + ".jar"),
        name + ".Info",
        "public static String text() { return \"" + name + " " + version + "\"; }");
    return pom(name, version, "", dependencies);
  }

  /** Adds only the POM, with more in it. */
  TestRepository pom(String name, String version, String more, String... dependencies)
      throws IOException {
    Path home = Files.createDirectories(folder.resolve("org/example/" + name + "/" + version));
    Files.writeString(
        home.resolve(name + "-" + version + ".pom"),
        """
        <project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId>
        <artifactId>%s</artifactId><version>%s</version>%s
        <dependencies>%s</dependencies></project>
        """
            .formatted(
                name,
                version,
                more,
                List.of(dependencies).stream()
                    .map(TestRepository::dependency)
                    .collect(Collectors.joining())));
    return this;
  }

  /** Lists the versions of a library. */
  TestRepository versions(String name, String... versions) throws IOException {
    Files.writeString(
        folder.resolve("org/example/" + name + "/maven-metadata.xml"),
        "<metadata><groupId>org.example</groupId><artifactId>%s</artifactId><versioning><versions>%s</versions></versioning></metadata>"
            .formatted(
                name,
                List.of(versions).stream()
                    .map(version -> "<version>" + version + "</version>")
                    .collect(Collectors.joining())));
    return this;
  }

  /** XML of a dependency given as {@code name:version} or {@code name:version:scope}. */
  static String dependency(String text) {
    String[] parts = text.split(":");
    return "<dependency><groupId>org.example</groupId><artifactId>%s</artifactId><version>%s</version>%s</dependency>"
        .formatted(parts[0], parts[1], parts.length > 2 ? "<scope>" + parts[2] + "</scope>" : "");
  }
}
