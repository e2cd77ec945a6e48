package org.lectern.kernel.magic;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.MetadataTransferException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.jspecify.annotations.Nullable;

/** What the resolver's exceptions mean. */
final class MavenErrors {
  private static final int MAX_CAUSES = 12;

  private MavenErrors() {}

  /**
   * An error whose message says whether a library does not exist or why it can't be had.
   *
   * @param magic the magic with its %, such as {@code %maven}
   */
  static MagicException of(String magic, Throwable thrown, MavenResolver resolver) {
    Artifact artifact = artifact(thrown);
    String what = artifact == null ? "a library" : name(artifact);
    return new MagicException(
        "%s: needs %s, but %s".formatted(magic, what, problem(thrown, artifact, resolver)), thrown);
  }

  private static String problem(
      Throwable thrown, @Nullable Artifact artifact, MavenResolver resolver) {
    Throwable cause = first(thrown, MavenErrors::isTransfer);
    RemoteRepository from = repository(thrown, cause);
    String place = from == null ? "the repository" : text(from);
    int status = HttpProblem.status(cause);
    if (status > 0) {
      return HttpProblem.text(status, place, from, MavenSettings.file());
    }
    if (cause instanceof RepositoryOfflineException) {
      return "it is not in the cache (%s) and Maven is told to stay offline. Take <offline> out of %s and run the cell again."
          .formatted(resolver.cache(), MavenSettings.file());
    }
    if (cause instanceof SSLException) {
      return "there is no secure connection to %s: %s. Check the URL. If your network puts certificates of its own in, add theirs to Java's: keytool -importcert -cacerts -file FILE."
          .formatted(place, text(cause));
    }
    if (cause != null) {
      return "it is not in the cache (%s) and the network is not reachable: %s. Connect, or name your proxy in %s, and run the cell again."
          .formatted(resolver.cache(), text(cause), MavenSettings.file());
    }
    if (first(thrown, ArtifactNotFoundException.class::isInstance) != null && artifact != null) {
      return "there is none in %s. %s"
          .formatted(names(resolver.repositories()), advice(artifact, resolver));
    }
    Throwable last = thrown;
    for (int i = 0; last.getCause() != null && i < MAX_CAUSES; i++) {
      last = last.getCause();
    }
    return "it can't be had: %s. Check the coordinates and the repositories (%s)."
        .formatted(text(last), names(resolver.repositories()));
  }

  private static String advice(Artifact artifact, MavenResolver resolver) {
    List<String> versions = List.of();
    try {
      versions =
          resolver.versions(Coordinates.of(artifact.getGroupId() + ":" + artifact.getArtifactId()));
    } catch (Exception unknown) {
      // then without
    }
    if (versions.isEmpty()) {
      return "Check the spelling, or name its repository: %mavenRepo NAME URL.";
    }
    List<String> last = versions.subList(Math.max(0, versions.size() - 3), versions.size());
    return "The last versions are " + String.join(", ", last) + ".";
  }

  private static String names(List<RemoteRepository> repositories) {
    return repositories.stream().map(MavenErrors::text).collect(Collectors.joining(", "));
  }

  private static String text(RemoteRepository repository) {
    return repository.getId() + " (" + repository.getUrl() + ")";
  }

  static String name(Artifact artifact) {
    return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion();
  }

  private static String text(Throwable thrown) {
    String type = thrown.getClass().getSimpleName();
    return thrown.getMessage() == null ? type : type + ", " + thrown.getMessage();
  }

  /** Whether this tells why nothing could be downloaded. */
  private static boolean isTransfer(Throwable thrown) {
    return thrown instanceof UnknownHostException
        || thrown instanceof SocketException
        || thrown instanceof SocketTimeoutException
        || thrown instanceof SSLException
        || HttpProblem.status(thrown) > 0
        || thrown instanceof RepositoryOfflineException;
  }

  /** The repository that an exception comes from. */
  private static @Nullable RemoteRepository repository(
      Throwable thrown, @Nullable Throwable cause) {
    Throwable transfer =
        first(
            thrown,
            one ->
                (one instanceof ArtifactTransferException
                        || one instanceof MetadataTransferException)
                    && (cause == null || first(one, cause::equals) != null));
    if (transfer instanceof ArtifactTransferException artifact) {
      return artifact.getRepository();
    }
    return transfer instanceof MetadataTransferException metadata ? metadata.getRepository() : null;
  }

  private static @Nullable Artifact artifact(Throwable thrown) {
    if (first(thrown, ArtifactTransferException.class::isInstance)
        instanceof ArtifactTransferException transfer) {
      return transfer.getArtifact();
    }
    if (first(thrown, ArtifactResolutionException.class::isInstance)
        instanceof ArtifactResolutionException failed) {
      return failed.getResults().stream()
          .filter(result -> !result.isResolved())
          .map(ArtifactResult::getRequest)
          .map(request -> request.getArtifact())
          .findFirst()
          .orElse(null);
    }
    return null;
  }

  /** The first of an exception and its causes that is wanted. */
  static @Nullable Throwable first(@Nullable Throwable thrown, Predicate<Throwable> wanted) {
    return first(thrown, wanted, 0);
  }

  /** Looks through causes, and through the lists that the resolver's exceptions hold. */
  private static @Nullable Throwable first(
      @Nullable Throwable thrown, Predicate<Throwable> wanted, int depth) {
    if (thrown == null || depth > MAX_CAUSES) {
      return null;
    }
    if (wanted.test(thrown)) {
      return thrown;
    }
    for (Throwable part : parts(thrown)) {
      Throwable found = first(part, wanted, depth + 1);
      if (found != null) {
        return found;
      }
    }
    return first(thrown.getCause(), wanted, depth + 1);
  }

  private static List<? extends Throwable> parts(Throwable thrown) {
    if (thrown instanceof DependencyCollectionException failed) {
      return failed.getResult() == null ? List.of() : failed.getResult().getExceptions();
    }
    if (thrown instanceof DependencyResolutionException failed) {
      return failed.getResult() == null ? List.of() : failed.getResult().getCollectExceptions();
    }
    if (thrown instanceof ArtifactResolutionException failed) {
      return failed.getResults().stream().flatMap(r -> r.getExceptions().stream()).toList();
    }
    return List.of();
  }
}
