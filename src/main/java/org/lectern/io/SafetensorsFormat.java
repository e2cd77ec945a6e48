package org.lectern.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** The bytes of a safetensors file, and back. */
final class SafetensorsFormat {
  private static final String NOTES = "__metadata__";
  private static final int LENGTH = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  private SafetensorsFormat() {}

  static byte[] encode(Map<String, Tensor> tensors, Map<String, String> notes) {
    ObjectNode header = JSON.createObjectNode();
    if (!notes.isEmpty()) {
      ObjectNode texts = header.putObject(NOTES);
      notes.forEach(texts::put);
    }
    long end = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      if (entry.getKey().equals(NOTES)) {
        throw new IllegalArgumentException(
            "write: no tensor may have the name " + NOTES + ", which the format keeps for notes.");
      }
      ObjectNode one = header.putObject(entry.getKey()).put("dtype", NumberType.F32.name());
      ArrayNode shape = one.putArray("shape");
      for (int size : entry.getValue().shape().toArray()) {
        shape.add(size);
      }
      one.putArray("data_offsets").add(end).add(end += 4L * entry.getValue().length());
    }
    byte[] text = padded(header);
    if (end + text.length + LENGTH > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "write: a file may have 2 GB, but the tensors have " + end + " bytes. Write two files.");
    }
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH + text.length + (int) end);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text);
    for (Tensor tensor : tensors.values()) {
      for (float value : tensor.toArray()) {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }

  /** The header as text, its length a multiple of 8, so that numbers are aligned. */
  private static byte[] padded(ObjectNode header) {
    String text = header.toString();
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    return (text + " ".repeat((LENGTH - length % LENGTH) % LENGTH))
        .getBytes(StandardCharsets.UTF_8);
  }

  static Safetensors decode(String path, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long length = bytes.length < LENGTH ? -1 : buffer.getLong();
    if (length < 2 || length > bytes.length - LENGTH) {
      throw broken(path, "it begins with no header (it has " + bytes.length + " bytes)");
    }
    byte[] text = new byte[(int) length];
    buffer.get(text);
    JsonNode header = header(path, text);
    Map<String, String> notes = new LinkedHashMap<>();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Iterator<Map.Entry<String, JsonNode>> entries = header.properties().iterator();
    ByteBuffer data = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
    while (entries.hasNext()) {
      Map.Entry<String, JsonNode> entry = entries.next();
      if (entry.getKey().equals(NOTES)) {
        entry.getValue().properties().forEach(e -> notes.put(e.getKey(), e.getValue().asText()));
      } else {
        tensors.put(entry.getKey(), tensor(path, entry.getKey(), entry.getValue(), data));
      }
    }
    return new Safetensors(tensors, notes);
  }

  private static JsonNode header(String path, byte[] text) {
    try {
      JsonNode header = JSON.readTree(text);
      if (header != null && header.isObject()) {
        return header;
      }
    } catch (IOException e) {
      throw broken(path, "its header is not JSON");
    }
    throw broken(path, "its header is not a JSON object");
  }

  private static Tensor tensor(String path, String name, JsonNode entry, ByteBuffer data) {
    String type = entry.path("dtype").asText();
    NumberType reader = NumberType.named(type);
    if (reader == null) {
      throw new IllegalArgumentException(
          path
              + ": "
              + name
              + " has the type "
              + type
              + ", but Lectern reads "
              + Arrays.toString(NumberType.values())
              + ". Convert it before you save it.");
    }
    List<Integer> sizes = new ArrayList<>();
    long count = 1;
    for (JsonNode size : entry.path("shape")) {
      if (!size.canConvertToInt() || size.asInt() < 0) {
        throw broken(path, name + " has the size " + size);
      }
      sizes.add(size.asInt());
      count *= size.asInt();
    }
    JsonNode offsets = entry.path("data_offsets");
    long from = offsets.path(0).asLong(-1);
    long to = offsets.path(1).asLong(-1);
    if (from < 0 || to > data.limit() || to - from != count * reader.bytes) {
      throw broken(
          path,
          name + " " + sizes + " would lie in bytes " + from + " to " + to + " of " + data.limit());
    }
    float[] values = new float[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = reader.read(data, (int) from + i * reader.bytes);
    }
    return Tensor.of(Shape.of(sizes.stream().mapToInt(i -> i).toArray()), values);
  }

  private static IllegalArgumentException broken(String path, String what) {
    return new IllegalArgumentException(
        path
            + ": needs a whole safetensors file, but "
            + what
            + ". Was it cut off on the way, or is it another kind of file?");
  }
}
