package org.lectern.io;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.compute.Compute;
import org.lectern.nn.Layer;
import org.lectern.tensor.Given;
import org.lectern.tensor.Link;

/**
 * A network's parameters and buffers as a safetensors file. The file holds the numbers and how far
 * the network was trained, not its layers: it is loaded into a network that is built alike.
 *
 * <pre>{@code
 * save(net, "digits.safetensors");
 * var again = sequential(dense(784, 64), relu(), dense(64, 10));
 * load(again, "digits.safetensors")
 * }</pre>
 */
public final class NetworkFile {
  private static final String FORMAT = "lectern";
  private static final String STEPS = "steps";
  private static final String EPOCHS = "epochs";
  private static final String LINKS = "links";
  private static final String FINGERPRINT = "fingerprint";

  private NetworkFile() {}

  /**
   * Writes a network.
   *
   * @param network the network
   * @param path where to, usually {@code *.safetensors}
   * @throws java.io.UncheckedIOException if it can't be written
   */
  public static void save(Layer network, String path) {
    Given.required("save", "a network", network);
    WholeFiles.write("save", path, SafetensorsFormat.encode(network.state(), notes(network)));
  }

  /**
   * Puts a file's numbers into a network, and how far that was trained; the file may be a
   * checkpoint of a training. Nothing changes if the two do not fit.
   *
   * @param network a network built as the saved one
   * @param path where the file is
   * @throws java.io.UncheckedIOException if it can't be read
   * @throws IllegalArgumentException if names or shapes differ
   */
  public static void load(Layer network, String path) {
    Given.required("load", "a network", network);
    Safetensors file = SafetensorsFormat.decode(path, WholeFiles.read("load", path));
    network.restore(CheckpointFile.networkOf(file));
    restore(network, file.notes());
  }

  /**
   * What a file notes about a network.
   *
   * @param network the network
   * @return texts by name
   */
  public static Map<String, String> notes(Layer network) {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put(FORMAT, "arithmetic version " + Compute.ARITHMETIC_VERSION);
    notes.put("network", network.toString());
    notes.put(STEPS, Long.toString(network.progress().steps()));
    notes.put(EPOCHS, Integer.toString(network.progress().epochs()));
    notes.put("seed", Long.toString(network.seed()));
    notes.put(FINGERPRINT, network.fingerprint());
    List<String> links = network.trainedLinks().stream().map(Link::name).toList();
    if (!links.isEmpty()) {
      notes.put(LINKS, String.join(" ", links));
    }
    return notes;
  }

  /**
   * Puts the notes' progress and link into a network.
   *
   * @param network the network
   * @param notes what {@link #notes(Layer)} gave
   */
  public static void restore(Layer network, Map<String, String> notes) {
    String steps = notes.get(STEPS);
    String epochs = notes.get(EPOCHS);
    if (steps != null && epochs != null) {
      network.progress().restore(Long.parseLong(steps), Integer.parseInt(epochs));
    }
    String links = notes.get(LINKS);
    if (links != null) {
      network.trainedWith(Arrays.stream(links.split(" ")).map(Link::valueOf).toArray(Link[]::new));
    }
  }
}
