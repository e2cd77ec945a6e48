package org.lectern.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lectern.tensor.Fingerprint;
import org.lectern.tensor.Tensor;

/**
 * Named tensors with notes, as a file in the safetensors format: 8 bytes with the length of a JSON
 * header, the header with each tensor's type, shape and place, then the numbers, little-endian.
 * Python reads it with {@code safetensors.torch.load_file(path)}; files from there can be read
 * here. Lectern writes F32; it also reads F64, F16, BF16 and whole numbers, rounded to float.
 *
 * <pre>{@code
 * Safetensors.write("weights.safetensors", Map.of("w", tensor(1, 2, 3)), Map.of());
 * Safetensors.read("weights.safetensors").tensors().get("w")
 * }</pre>
 *
 * <p>Source: the format's description at huggingface.co/docs/safetensors.
 */
public final class Safetensors {
  private final Map<String, Tensor> tensors;
  private final Map<String, String> notes;

  Safetensors(Map<String, Tensor> tensors, Map<String, String> notes) {
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    this.notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
  }

  /**
   * Reads a file.
   *
   * @param path where it is
   * @return tensors and notes
   * @throws java.io.UncheckedIOException if it can't be read
   * @throws IllegalArgumentException if it is not a whole safetensors file
   */
  public static Safetensors read(String path) {
    return SafetensorsFormat.decode(path, WholeFiles.read("read", path));
  }

  /**
   * Writes a file. A file that was there is replaced when the new one is complete, so that a crash
   * never leaves half a file.
   *
   * @param path where to
   * @param tensors the tensors by name
   * @param notes texts by name, the file's metadata
   * @throws java.io.UncheckedIOException if it can't be written
   */
  public static void write(String path, Map<String, Tensor> tensors, Map<String, String> notes) {
    WholeFiles.write("write", path, SafetensorsFormat.encode(tensors, notes));
  }

  /**
   * The tensors.
   *
   * @return them by name, in the order of the file
   */
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  /**
   * The notes.
   *
   * @return texts by name
   */
  public Map<String, String> notes() {
    return notes;
  }

  /**
   * The tensors whose names begin with a prefix.
   *
   * @param prefix such as {@code network/}
   * @return them without the prefix
   */
  public Map<String, Tensor> under(String prefix) {
    Map<String, Tensor> part = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            part.put(name.substring(prefix.length()), tensor);
          }
        });
    return part;
  }

  /**
   * One hash over all shapes and bits.
   *
   * @return 64 hexadecimal digits
   */
  public String fingerprint() {
    return Fingerprint.of(tensors.values().stream().toList());
  }

  /** The names, shapes and notes. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(tensors.size()).append(tensors.size() == 1 ? " tensor" : " tensors");
    tensors.forEach(
        (name, tensor) -> text.append('\n').append(name).append(' ').append(tensor.shape()));
    return text.toString();
  }
}
