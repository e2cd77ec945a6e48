package org.lectern.kernel.magic;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.ResolutionErrorPolicy;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.transfer.TransferListener;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;
import org.eclipse.aether.version.Version;
import org.jspecify.annotations.Nullable;

/** Finds libraries and what they need, in the local cache or in repositories. */
final class MavenResolver {
  private static final String CENTRAL = "https://repo.maven.apache.org/maven2/";
  private static final Pattern UNFINISHED =
      Pattern.compile("(?i).*([-.]?(alpha|beta|rc|cr|m|ea|dev|preview|snapshot)[-.]?\\d*)$");

  private final RepositorySystem system;
  private final MavenSettings settings;
  private final DefaultRepositorySystemSession session;
  private final Map<String, RemoteRepository> repositories;

  /**
   * Reads the settings.
   *
   * @param magic who needs them, for the error
   */
  MavenResolver(String magic) {
    settings = MavenSettings.read(magic);
    system = new RepositorySystemSupplier().get();
    repositories = new LinkedHashMap<>();
    session = MavenRepositorySystemUtils.newSession();
    // "simple": what another repository's name was written beside is found too, as when offline
    session.setLocalRepositoryManager(
        system.newLocalRepositoryManager(
            session, new LocalRepository(settings.localRepository(), "simple")));
    session.setResolutionErrorPolicy(
        new SimpleResolutionErrorPolicy(ResolutionErrorPolicy.CACHE_DISABLED));
    session.setSystemProperties(System.getProperties());
    settings.apply(session);
    for (RemoteRepository repository : settings.repositories()) {
      repositories.put(repository.getId(), repository);
    }
    add("central", CENTRAL);
  }

  private MavenResolver(MavenResolver other, TransferListener listener) {
    settings = other.settings;
    system = other.system;
    repositories = other.repositories;
    session = new DefaultRepositorySystemSession(other.session);
    session.setTransferListener(listener);
  }

  void add(String id, String url) {
    repositories.put(id, new RemoteRepository.Builder(id, "default", url).build());
  }

  /** Where libraries are looked for, with mirrors and proxies. */
  List<RemoteRepository> repositories() {
    return system.newResolutionRepositories(session, new ArrayList<>(repositories.values()));
  }

  File cache() {
    return session.getLocalRepository().getBasedir();
  }

  /** The same for one download. One that was interrupted keeps its own listener. */
  MavenResolver with(TransferListener listener) {
    return new MavenResolver(this, listener);
  }

  /** The files of dependencies and of all that they need at run time. */
  List<Artifact> resolve(
      List<Dependency> dependencies, List<Dependency> managed, List<RemoteRepository> more)
      throws RepositoryException {
    CollectRequest collect = new CollectRequest(dependencies, managed, with(more));
    DependencyRequest request =
        new DependencyRequest(collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
    return system.resolveDependencies(session, request).getArtifactResults().stream()
        .map(ArtifactResult::getArtifact)
        .toList();
  }

  /** The file of one artifact alone. */
  Artifact resolve(Artifact artifact, List<RemoteRepository> more) throws RepositoryException {
    return system
        .resolveArtifact(session, new ArtifactRequest(artifact, with(more), null))
        .getArtifact();
  }

  private List<RemoteRepository> with(List<RemoteRepository> more) {
    List<RemoteRepository> all = new ArrayList<>(repositories());
    more.stream()
        .filter(one -> all.stream().noneMatch(known -> known.getId().equals(one.getId())))
        .forEach(one -> all.addAll(system.newResolutionRepositories(session, List.of(one))));
    return all;
  }

  /** The newest version that is finished, else the newest; null if there is none. */
  @Nullable String newest(Coordinates library) throws RepositoryException {
    List<String> versions = versions(library);
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (!UNFINISHED.matcher(versions.get(i)).matches()) {
        return versions.get(i);
      }
    }
    return versions.isEmpty() ? null : versions.get(versions.size() - 1);
  }

  /** All versions, in order: those in repositories, or without any those in the cache. */
  List<String> versions(Coordinates library) throws RepositoryException {
    VersionRangeResult found =
        system.resolveVersionRange(
            session, new VersionRangeRequest(library.artifact("[0,)"), repositories(), null));
    List<String> versions = found.getVersions().stream().map(Version::toString).toList();
    return versions.isEmpty() ? cached(library) : versions;
  }

  private List<String> cached(Coordinates library) {
    File folder = new File(cache(), library.group().replace('.', '/') + "/" + library.name());
    List<String> versions = new ArrayList<>();
    File[] entries = folder.listFiles(File::isDirectory);
    for (File entry : entries == null ? new File[0] : entries) {
      String jar = library.name() + "-" + entry.getName() + "." + library.extension();
      if (new File(entry, jar).exists()) {
        versions.add(entry.getName());
      }
    }
    versions.sort(new VersionOrder());
    return versions;
  }
}
