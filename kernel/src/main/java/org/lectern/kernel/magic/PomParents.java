package org.lectern.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelSource2;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;

/** Finds the parents of a POM and the POMs that it imports. */
final class PomParents implements ModelResolver {
  private final MavenResolver maven;
  private final List<RemoteRepository> repositories;

  PomParents(MavenResolver maven) {
    this(maven, new ArrayList<>());
  }

  private PomParents(MavenResolver maven, List<RemoteRepository> repositories) {
    this.maven = maven;
    this.repositories = repositories;
  }

  @Override
  public ModelSource2 resolveModel(String group, String name, String version)
      throws UnresolvableModelException {
    try {
      return new FileModelSource(
          maven.resolve(new DefaultArtifact(group, name, "pom", version), repositories).getFile());
    } catch (RepositoryException e) {
      throw new UnresolvableModelException(e.getMessage(), group, name, version, e);
    }
  }

  @Override
  public ModelSource2 resolveModel(Parent parent) throws UnresolvableModelException {
    return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
  }

  @Override
  public ModelSource2 resolveModel(Dependency imported) throws UnresolvableModelException {
    return resolveModel(imported.getGroupId(), imported.getArtifactId(), imported.getVersion());
  }

  @Override
  public void addRepository(Repository repository) {
    addRepository(repository, false);
  }

  @Override
  public void addRepository(Repository repository, boolean replace) {
    boolean known = repositories.stream().anyMatch(one -> one.getId().equals(repository.getId()));
    if (known && !replace) {
      return;
    }
    repositories.removeIf(one -> one.getId().equals(repository.getId()));
    repositories.add(
        new RemoteRepository.Builder(repository.getId(), "default", repository.getUrl()).build());
  }

  @Override
  public ModelResolver newCopy() {
    return new PomParents(maven, new ArrayList<>(repositories));
  }
}
