package org.lectern.kernel.magic;

import java.io.File;
import org.apache.http.client.HttpResponseException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.transport.http.RFC9457.HttpRFC9457Exception;
import org.jspecify.annotations.Nullable;

/** What it means that a repository, or a proxy before it, answers with an error. */
final class HttpProblem {
  private HttpProblem() {}

  /** The status that an exception tells, or 0. */
  static int status(@Nullable Throwable thrown) {
    return thrown instanceof HttpResponseException plain
        ? plain.getStatusCode()
        : thrown instanceof HttpRFC9457Exception detailed ? detailed.getStatusCode() : 0;
  }

  /** What came, and what to try. */
  static String text(int status, String place, @Nullable RemoteRepository from, File settings) {
    String id = from == null ? "NAME" : from.getId();
    return switch (status) {
      case 401 ->
          "%s asks for a user name and a password (401). Write both into a <server> with <id>%s</id> in %s and restart the kernel."
              .formatted(place, id, settings);
      case 403 ->
          "%s does not give it to you (403). Check the URL, and the <server> with <id>%s</id> in %s."
              .formatted(place, id, settings);
      case 407 ->
          "the proxy before %s asks for a user name and a password (407). Write both into a <proxy> in %s and restart the kernel."
              .formatted(place, settings);
      case 408, 429, 502, 503, 504 ->
          "%s is too busy or down for now (%d). Wait a little and run the cell again."
              .formatted(place, status);
      default ->
          status >= 500
              ? "%s has a fault of its own (%d). Run the cell again later, or name another repository: %%mavenRepo NAME URL."
                  .formatted(place, status)
              : "%s refuses the download (%d). Check the URL of the repository."
                  .formatted(place, status);
    };
  }
}
