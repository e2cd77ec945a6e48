package org.lectern.kernel.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/** This test's own class path as jars: what an installed kernel needs. */
public final class PackedJars {
  private PackedJars() {}

  /** Jars as they are, folders of classes packed into jars in the given folder. */
  public static List<Path> in(Path folder) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String name : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path entry = Path.of(name);
      if (Files.isDirectory(entry)) {
        boolean kernel = Files.isDirectory(entry.resolve("org/lectern/kernel"));
        String file = (kernel ? "lectern-kernel-" : "lectern-") + jars.size() + ".jar";
        jars.add(pack(entry, folder.resolve(file)));
      } else if (Files.exists(entry)
          && jars.stream().noneMatch(jar -> jar.endsWith(entry.getFileName()))) {
        jars.add(entry);
      }
    }
    return jars;
  }

  /** An installed kernel, without an archive. */
  public static InstalledKernel install(Path folder) throws IOException, Refusal {
    List<Path> jars = in(Files.createDirectories(folder.resolve("jars")));
    return new Installer(Machine.here(), JavaHome.running(), jars)
        .install(folder.resolve("jupyter/kernels"), Installer.NAME);
  }

  /** A jar with a folder's files and a manifest. */
  static Path pack(Path classes, Path jar, String... manifest) throws IOException {
    Manifest header = new Manifest();
    header.getMainAttributes().putValue("Manifest-Version", "1.0");
    for (int i = 0; i < manifest.length; i += 2) {
      header.getMainAttributes().putValue(manifest[i], manifest[i + 1]);
    }
    try (Stream<Path> files = Files.walk(classes);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), header)) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        if (!name.equals("META-INF/MANIFEST.MF")) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(file, out);
          out.closeEntry();
        }
      }
    }
    return jar;
  }
}
