package org.lectern.kernel.magic;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.jspecify.annotations.Nullable;

/** {@code %maven}, {@code %mavenRepo} and {@code %loadFromPOM}: libraries from repositories. */
final class MavenMagics {
  private static final List<String> POM_SCOPES = List.of("compile", "runtime", "system", "import");
  private static final Pattern URL = Pattern.compile("(https?|file):.+");

  private final MagicHost host;
  private @Nullable MavenResolver resolver;

  MavenMagics(MagicHost host) {
    this.host = host;
  }

  void register(KernelMagics magics) {
    magics.register(
        Magic.line(
            "maven addMavenDependency addMavenDependencies",
            "GROUP:NAME[:VERSION]…",
            "Adds libraries, and what they need, from Maven Central; the newest without a version.",
            this::add));
    magics.register(
        Magic.line(
            "mavenRepo addMavenRepo",
            "NAME URL",
            "Names another repository for %maven.",
            this::repository));
    magics.register(
        Magic.line(
                "loadFromPOM",
                "FILE [SCOPE…]",
                "Adds the dependencies of a pom.xml; as %% those of the pieces of one below.",
                this::pom)
            .orCell((args, body) -> pom(PomFile.ofText(body), args)));
  }

  private MavenResolver resolver(String magic) {
    MavenResolver ready = resolver;
    if (ready == null) {
      ready = new MavenResolver(magic);
      resolver = ready;
    }
    return ready;
  }

  private List<String> add(List<String> args) throws Exception {
    if (args.isEmpty()) {
      throw new MagicException(
          "%maven: needs the coordinates of a library, but got none."
              + " Write for example %maven org.apache.commons:commons-math3:3.6.1");
    }
    List<Coordinates> wanted = args.stream().map(Coordinates::of).toList();
    return download(
        "%maven",
        (maven, lines) -> {
          List<Dependency> dependencies = new ArrayList<>();
          for (Coordinates library : wanted) {
            String version = library.version() == null ? newest(maven, library) : library.version();
            if (library.version() == null) {
              lines.add(
                  "The newest %s is %s. To stay with it, write %%maven %s:%s"
                      .formatted(library.name(), version, library, version));
            }
            dependencies.add(new Dependency(library.artifact(version), JavaScopes.COMPILE));
          }
          return new Found(
              dependencies.stream().map(Dependency::getArtifact).toList(),
              maven.resolve(dependencies, List.of(), List.of()));
        });
  }

  private static String newest(MavenResolver maven, Coordinates library)
      throws RepositoryException {
    String version = maven.newest(library);
    if (version == null) {
      // asking for any version gives the error that tells why there is none
      maven.resolve(library.artifact("RELEASE"), List.of());
      throw new MagicException(
          "%%maven: needs a version of %s, but finds none. Write it: %%maven %s:VERSION"
              .formatted(library, library));
    }
    return version;
  }

  private @Nullable Object repository(List<String> args) {
    if (args.size() != 2) {
      throw new MagicException(
          "%%mavenRepo: needs a name and a URL, but got %s. Write for example %%mavenRepo jitpack https://jitpack.io"
              .formatted(args.isEmpty() ? "nothing" : String.join(" ", args)));
    }
    String place = args.get(1);
    if (!URL.matcher(place).matches()) {
      Path folder = Path.of(place);
      if (!Files.isDirectory(folder)) {
        throw new MagicException(
            "%%mavenRepo: needs a URL or a folder, but %s is neither. Write for example %%mavenRepo jitpack https://jitpack.io"
                .formatted(place));
      }
      place = folder.toUri().toString();
    }
    resolver("%mavenRepo").add(args.get(0), place);
    return null;
  }

  private List<String> pom(List<String> args) throws Exception {
    if (args.isEmpty()) {
      throw new MagicException(
          "%loadFromPOM: needs a file, but got none. Write for example %loadFromPOM pom.xml");
    }
    File file = new File(args.get(0)).getAbsoluteFile();
    if (!file.isFile()) {
      throw new MagicException(
          "%%loadFromPOM: needs a file, but there is no %s. Check the path; it starts from the folder of the notebook."
              .formatted(file));
    }
    return pom(PomFile.of(file), args.subList(1, args.size()));
  }

  private List<String> pom(PomFile pom, List<String> scopes) throws Exception {
    List<String> wanted = scopes.isEmpty() ? POM_SCOPES : scopes;
    return download(
        pom.magic(),
        (maven, lines) -> {
          PomFile.Content content = pom.read(maven);
          List<Dependency> dependencies =
              content.dependencies().stream()
                  .filter(one -> wanted.contains(one.getScope()))
                  .toList();
          if (dependencies.isEmpty()) {
            throw new MagicException(
                "%s: needs dependencies of scope %s, but the POM has none. Name other scopes in the line of the magic."
                    .formatted(pom.magic(), String.join(", ", wanted)));
          }
          List<Dependency> found = new ArrayList<>();
          List<Artifact> artifacts = new ArrayList<>();
          for (Dependency dependency : dependencies) {
            if (dependency.getScope().equals(JavaScopes.SYSTEM)) {
              artifacts.add(dependency.getArtifact());
            } else {
              found.add(dependency.setScope(JavaScopes.COMPILE));
            }
          }
          artifacts.addAll(maven.resolve(found, content.managed(), content.repositories()));
          return new Found(dependencies.stream().map(Dependency::getArtifact).toList(), artifacts);
        });
  }

  /**
   * What was found.
   *
   * @param asked what the user asked for
   * @param all the same and what it needs
   */
  private record Found(List<Artifact> asked, List<Artifact> all) {}

  /** Finds libraries, and notes what to tell about it. */
  private interface Search {
    Found run(MavenResolver maven, List<String> lines) throws RepositoryException;
  }

  private List<String> download(String magic, Search search) throws Exception {
    DownloadProgress progress = new DownloadProgress();
    MavenResolver maven = resolver(magic).with(progress);
    // after an interrupt the search may still be under way
    List<String> lines = new CopyOnWriteArrayList<>();
    Found found;
    try {
      found = interruptibly(() -> search.run(maven, lines));
    } catch (RepositoryException e) {
      throw MavenErrors.of(magic, e, maven);
    } catch (InterruptedException e) {
      progress.stop();
      throw e;
    } finally {
      progress.end();
      lines.forEach(System.out::println);
    }
    List<Path> asked = new ArrayList<>();
    List<Path> needed = new ArrayList<>();
    for (Artifact artifact : found.all()) {
      File file = artifact.getFile();
      if (file != null && !artifact.getExtension().equals("pom")) {
        boolean named = found.asked().stream().anyMatch(one -> isSame(one, artifact));
        (named ? asked : needed).add(file.toPath().toAbsolutePath());
      }
    }
    host.addToClasspath(asked, needed);
    return Stream.concat(asked.stream(), needed.stream()).map(Path::toString).toList();
  }

  private static boolean isSame(Artifact a, Artifact b) {
    return a.getArtifactId().equals(b.getArtifactId()) && a.getGroupId().equals(b.getGroupId());
  }

  /**
   * Runs on a thread of its own: the resolver does not notice interrupts. Of a download that was
   * interrupted, the files under way come to their end in the background.
   */
  private static <T> T interruptibly(Callable<T> code) throws Exception {
    FutureTask<T> task = new FutureTask<>(code);
    Thread thread = new Thread(task, "maven");
    thread.setDaemon(true);
    thread.setContextClassLoader(MavenMagics.class.getClassLoader());
    thread.start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception exception) {
        throw exception;
      }
      throw e;
    }
  }
}
