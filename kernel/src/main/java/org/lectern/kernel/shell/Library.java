package org.lectern.kernel.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a jar is.
 *
 * @param name the library's name
 * @param version its version, or empty if nothing tells
 */
record Library(String name, String version) {
  private static final Pattern FILE = Pattern.compile("(.+?)-(\\d[\\w.+-]*)\\.jar");
  private static final Pattern POM = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
  private static final String JAR = ".jar";

  static Library of(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      return of(file, jar);
    }
  }

  /**
   * Maven's folders tell both; else what Maven put into the jar, if that fits the file's name: a
   * library may have others' packed into it; else the file's name alone.
   */
  static Library of(Path file, JarFile jar) throws IOException {
    String name = String.valueOf(file.getFileName());
    int folders = file.getNameCount() - 1;
    if (folders >= 2) {
      String version = file.getName(folders - 1).toString();
      String artifact = file.getName(folders - 2).toString();
      if (name.startsWith(artifact + "-" + version)) {
        return new Library(artifact, version);
      }
    }
    List<JarEntry> poms =
        jar.stream().filter(entry -> POM.matcher(entry.getName()).matches()).toList();
    if (poms.size() == 1) {
      Properties pom = new Properties();
      try (InputStream in = jar.getInputStream(poms.get(0))) {
        pom.load(in);
      }
      String artifact = pom.getProperty("artifactId", "");
      String version = pom.getProperty("version", "");
      if (name.equals(artifact + JAR) || name.startsWith(artifact + "-" + version)) {
        return new Library(artifact, version);
      }
    }
    Matcher maven = FILE.matcher(name);
    if (maven.matches()) {
      return new Library(maven.group(1), maven.group(2));
    }
    boolean ends = name.toLowerCase(Locale.ROOT).endsWith(JAR);
    return new Library(ends ? name.substring(0, name.length() - JAR.length()) : name, "");
  }

  @Override
  public String toString() {
    return version.isEmpty() ? name : name + " " + version;
  }
}
