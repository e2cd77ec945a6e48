package org.lectern.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lectern.nn.Layer;
import org.lectern.optim.OptimiserState;
import org.lectern.tensor.Tensor;

/**
 * All that a training needs to go on, as a safetensors file: the network's tensors under {@code
 * network/}, the optimiser's under {@code optimiser/}, further ones under {@code further/}; numbers
 * and curves are JSON in the notes, doubles exact to the last bit.
 *
 * @param network the network's state
 * @param optimiser what the optimiser remembers
 * @param further other tensors by name, such as the best weights so far
 * @param curves lists of numbers by name
 * @param notes texts by name, with those of {@link NetworkFile#notes}
 */
public record CheckpointFile(
    Map<String, Tensor> network,
    OptimiserState optimiser,
    Map<String, Tensor> further,
    Map<String, double[]> curves,
    Map<String, String> notes) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NETWORK = "network/";
  private static final String OPTIMISER = "optimiser/";
  private static final String FURTHER = "further/";
  private static final String KIND = "optimiser";
  private static final String NUMBERS = "optimiser numbers";
  private static final String CURVES = "curves";

  /**
   * Writes the file. One that was there is replaced when the new one is complete.
   *
   * @param path where to
   * @throws java.io.UncheckedIOException if it can't be written
   */
  public void write(String path) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    network.forEach((name, tensor) -> tensors.put(NETWORK + name, tensor));
    optimiser.tensors().forEach((name, tensor) -> tensors.put(OPTIMISER + name, tensor));
    further.forEach((name, tensor) -> tensors.put(FURTHER + name, tensor));
    Map<String, String> texts = new LinkedHashMap<>(notes);
    texts.put(KIND, optimiser.kind());
    Map<String, double[]> numbers = new LinkedHashMap<>();
    optimiser.numbers().forEach((name, value) -> numbers.put(name, new double[] {value}));
    texts.put(NUMBERS, json(numbers));
    texts.put(CURVES, json(curves));
    WholeFiles.write("checkpoint", path, SafetensorsFormat.encode(tensors, texts));
  }

  /**
   * Reads a file.
   *
   * @param path where it is
   * @return what it holds
   * @throws java.io.UncheckedIOException if it can't be read
   * @throws IllegalArgumentException if it is no checkpoint
   */
  public static CheckpointFile read(String path) {
    Safetensors file = SafetensorsFormat.decode(path, WholeFiles.read("resume", path));
    Map<String, String> notes = file.notes();
    if (!notes.containsKey(KIND) || !notes.containsKey(NUMBERS) || !notes.containsKey(CURVES)) {
      throw new IllegalArgumentException(
          "resume: needs a checkpoint of a training, but "
              + path
              + " is none. A network alone is read by load(net, \""
              + path
              + "\").");
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    doubles(path, notes.get(NUMBERS)).forEach((name, values) -> numbers.put(name, values[0]));
    return new CheckpointFile(
        file.under(NETWORK),
        new OptimiserState(notes.get(KIND), file.under(OPTIMISER), numbers),
        file.under(FURTHER),
        doubles(path, notes.get(CURVES)),
        notes);
  }

  /** The network's tensors, of a checkpoint or of a file that holds nothing else. */
  static Map<String, Tensor> networkOf(Safetensors file) {
    return file.notes().containsKey(CURVES) ? file.under(NETWORK) : file.tensors();
  }

  /**
   * Puts the network's numbers, progress and link back. Nothing changes if it does not fit.
   *
   * @param target a network built as the saved one
   */
  public void restore(Layer target) {
    target.restore(network);
    NetworkFile.restore(target, notes);
  }

  /** Doubles as texts: JSON has no infinities, and a text keeps every bit. */
  private static String json(Map<String, double[]> lists) {
    ObjectNode root = JSON.createObjectNode();
    lists.forEach(
        (name, values) -> {
          ArrayNode list = root.putArray(name);
          for (double value : values) {
            list.add(Double.toString(value));
          }
        });
    return root.toString();
  }

  private static Map<String, double[]> doubles(String path, String json) {
    try {
      Map<String, double[]> lists = new LinkedHashMap<>();
      JSON.readTree(json)
          .properties()
          .forEach(entry -> lists.put(entry.getKey(), doubles(entry.getValue())));
      return lists;
    } catch (JsonProcessingException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "resume: the numbers in " + path + " can't be read (" + e.getMessage() + ").", e);
    }
  }

  private static double[] doubles(JsonNode list) {
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.parseDouble(list.get(i).asText());
    }
    return values;
  }
}
