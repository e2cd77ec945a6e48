package org.lectern.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fetches the files of MNIST, once. A file counts only if its SHA-256 is that of the original, so a
 * mirror need not be trusted, and half a file is never taken for a whole one.
 */
final class MnistFiles {
  private static final List<String> MIRRORS =
      List.of(
          "https://ossci-datasets.s3.amazonaws.com/mnist/",
          "https://storage.googleapis.com/cvdf-datasets/mnist/");

  private static final Map<String, String> ORIGINALS = new LinkedHashMap<>();

  static {
    ORIGINALS.put(
        "train-images-idx3-ubyte.gz",
        "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609");
    ORIGINALS.put(
        "train-labels-idx1-ubyte.gz",
        "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c");
    ORIGINALS.put(
        "t10k-images-idx3-ubyte.gz",
        "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6");
    ORIGINALS.put(
        "t10k-labels-idx1-ubyte.gz",
        "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");
  }

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Path folder;
  private final List<String> mirrors;
  private final Map<String, String> checksums;

  MnistFiles(Path folder, List<String> mirrors, Map<String, String> checksums) {
    this.folder = folder;
    this.mirrors = mirrors;
    this.checksums = checksums;
  }

  /** The four files, in the folder {@code .lectern/mnist} of the user. */
  static MnistFiles ofUser() {
    return new MnistFiles(
        Path.of(System.getProperty("user.home"), ".lectern", "mnist"), MIRRORS, ORIGINALS);
  }

  /**
   * The folder, with all files in it.
   *
   * @throws UncheckedIOException if one is missing and can't be fetched
   */
  Path get() {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    for (String name : checksums.keySet()) {
      if (!Files.isRegularFile(folder.resolve(name))) {
        fetch(client, name);
      }
    }
    return folder;
  }

  private void fetch(HttpClient client, String name) {
    IOException first = new IOException("no address is known");
    boolean tried = false;
    for (String mirror : mirrors) {
      try {
        fetch(client, mirror + name, name);
        return;
      } catch (IOException e) {
        first = tried ? first : e;
        tried = true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failure(name, "interrupted", new IOException(e));
      }
    }
    throw failure(name, reason(first), first);
  }

  private void fetch(HttpClient client, String address, String name)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, name, ".part");
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(LONGEST).build();
      HttpResponse<Path> response = client.send(request, HttpResponse.BodyHandlers.ofFile(part));
      if (response.statusCode() != 200) {
        throw new IOException(address + " answers " + response.statusCode());
      }
      String sum = sha256(part);
      if (!sum.equals(checksums.get(name))) {
        throw new IOException(address + " has another content, SHA-256 " + sum.substring(0, 16));
      }
      Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private UncheckedIOException failure(String name, String reason, IOException cause) {
    return new UncheckedIOException(
        "mnist: needs "
            + name
            + " in "
            + folder
            + ", and could not fetch it: "
            + reason
            + ". Go online once, or put the "
            + checksums.size()
            + " files there; digits(5000) makes digits without any file.",
        cause);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
