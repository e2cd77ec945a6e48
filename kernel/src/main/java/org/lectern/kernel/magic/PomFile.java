package org.lectern.kernel.magic;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelProblem;
import org.apache.maven.model.building.ModelSource2;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.jspecify.annotations.Nullable;

/** A {@code pom.xml}, or pieces of one. */
final class PomFile {
  private final String magic;
  private final ModelSource2 source;
  private final @Nullable File file;

  /**
   * What a POM asks for, its parents included.
   *
   * @param dependencies its dependencies
   * @param managed versions for what those need
   * @param repositories where to look
   */
  record Content(
      List<Dependency> dependencies,
      List<Dependency> managed,
      List<RemoteRepository> repositories) {}

  private PomFile(String magic, ModelSource2 source, @Nullable File file) {
    this.magic = magic;
    this.source = source;
    this.file = file;
  }

  static PomFile of(File file) {
    return new PomFile("%loadFromPOM", new FileModelSource(file), file);
  }

  static PomFile ofText(String text) {
    return new PomFile("%%loadFromPOM", new PomText(PomPieces.complete(text)), null);
  }

  /** The magic that names it, for errors. */
  String magic() {
    return magic;
  }

  Content read(MavenResolver maven) {
    DefaultModelBuildingRequest request = new DefaultModelBuildingRequest();
    request.setModelSource(source);
    request.setPomFile(file);
    request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
    request.setProcessPlugins(false);
    request.setSystemProperties(System.getProperties());
    request.setModelResolver(new PomParents(maven));
    Model model;
    try {
      model = new DefaultModelBuilderFactory().newInstance().build(request).getEffectiveModel();
    } catch (ModelBuildingException e) {
      for (ModelProblem one : e.getProblems()) {
        Throwable missing =
            MavenErrors.first(one.getException(), RepositoryException.class::isInstance);
        if (missing != null) {
          throw MavenErrors.of(magic, missing, maven);
        }
      }
      String problem =
          e.getProblems().isEmpty()
              ? String.valueOf(e.getMessage())
              : e.getProblems().stream()
                  .filter(one -> one.getSeverity() != ModelProblem.Severity.WARNING)
                  .findFirst()
                  .orElse(e.getProblems().get(0))
                  .getMessage();
      throw new MagicException(
          "%s: needs a valid POM, but %s. Correct it, or name the libraries with %%maven."
              .formatted(magic, problem),
          e);
    }
    DependencyManagement management = model.getDependencyManagement();
    return new Content(
        convert(model.getDependencies()),
        management == null ? List.of() : convert(management.getDependencies()),
        model.getRepositories().stream()
            .map(one -> new RemoteRepository.Builder(one.getId(), "default", one.getUrl()).build())
            .toList());
  }

  private static List<Dependency> convert(List<org.apache.maven.model.Dependency> all) {
    List<Dependency> converted = new ArrayList<>();
    for (org.apache.maven.model.Dependency one : all) {
      Artifact artifact =
          new DefaultArtifact(
              one.getGroupId(),
              one.getArtifactId(),
              one.getClassifier(),
              extension(one.getType()),
              one.getVersion());
      if (one.getSystemPath() != null) {
        artifact = artifact.setFile(new File(one.getSystemPath()));
      }
      String scope =
          one.getScope() == null || one.getScope().isEmpty() ? JavaScopes.COMPILE : one.getScope();
      converted.add(
          new Dependency(
              artifact,
              scope,
              one.isOptional(),
              one.getExclusions().stream()
                  .map(not -> new Exclusion(not.getGroupId(), not.getArtifactId(), "*", "*"))
                  .toList()));
    }
    return converted;
  }

  private static String extension(@Nullable String type) {
    return type == null || type.equals("test-jar") || type.equals("bundle") ? "jar" : type;
  }
}
