package org.lectern.kernel.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.KernelTimestamp;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.adapters.HeaderAdapter;
import io.github.spencerpark.jupyter.messages.adapters.HistoryRequestAdapter;
import io.github.spencerpark.jupyter.messages.adapters.KernelTimestampAdapter;
import io.github.spencerpark.jupyter.messages.adapters.MessageTypeAdapter;
import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * Messages as frames. Reads them as a whole before looking at them. basekernel's socket reads frame
 * by frame, so that a message with too few swallows those of the next.
 */
final class Frames {
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] NONE = {'{', '}'};

  /** The one kind of message for which basekernel has no type. */
  static final MessageType<?> WELCOME = MessageType.UNKNOWN;

  /** The frames after the delimiter: signature, header, parent, metadata, content. */
  private static final int FRAMES = 5;

  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(KernelTimestamp.class, KernelTimestampAdapter.INSTANCE)
          .registerTypeAdapter(Header.class, HeaderAdapter.INSTANCE)
          .registerTypeAdapter(MessageType.class, MessageTypeAdapter.INSTANCE)
          .registerTypeAdapter(HistoryRequest.class, HistoryRequestAdapter.INSTANCE)
          .create();

  private Frames() {}

  /**
   * Waits for a message.
   *
   * @throws ZMQException when the connection closes
   */
  static List<byte[]> receive(ZMQ.Socket socket) {
    List<byte[]> frames = new ArrayList<>();
    do {
      byte[] frame = socket.recv();
      if (frame == null) {
        throw new ZMQException("closed", zmq.ZError.ETERM);
      }
      frames.add(frame);
    } while (socket.hasReceiveMore());
    return frames;
  }

  /**
   * Understands a message.
   *
   * @throws JsonParseException if it is none
   * @throws SecurityException if its signature is wrong
   */
  static Message<?> parse(List<byte[]> frames, HMACGenerator signer) {
    int start = 0;
    while (start < frames.size() && !Arrays.equals(frames.get(start), DELIMITER)) {
      start++;
    }
    int end = start + 1 + FRAMES;
    if (end > frames.size()) {
      throw new JsonParseException("a message of " + frames.size() + " frames");
    }
    List<byte[]> parts = frames.subList(start + 2, end);
    String expected = signer.calculateSignature(parts.toArray(byte[][]::new));
    if (expected != null && !expected.equals(text(frames.get(start + 1)))) {
      throw new SecurityException("a wrong signature");
    }
    Header<?> header = GSON.fromJson(object(parts.get(0)), Header.class);
    JsonObject parent = object(parts.get(1));
    JsonObject metadata = object(parts.get(2));
    JsonObject content = object(parts.get(3));
    return message(
        new ArrayList<>(frames.subList(0, start)),
        header,
        parent.size() == 0 ? null : GSON.fromJson(parent, Header.class),
        metadata,
        content,
        new ArrayList<>(frames.subList(end, frames.size())));
  }

  /** The frames of a message, ready to be sent. */
  static List<byte[]> of(Message<?> message, HMACGenerator signer) {
    byte[] header = bytes(GSON.toJson(header(message.getHeader())));
    byte[] parent =
        message.hasParentHeader() ? bytes(GSON.toJson(message.getParentHeader())) : NONE;
    byte[] metadata = message.hasMetadata() ? bytes(GSON.toJson(message.getMetadata())) : NONE;
    byte[] content = bytes(GSON.toJson(message.getContent()));
    String signature = signer.calculateSignature(header, parent, metadata, content);
    List<byte[]> frames = new ArrayList<>(message.getIdentities());
    frames.add(DELIMITER);
    frames.add(bytes(signature == null ? "" : signature));
    frames.addAll(List.of(header, parent, metadata, content));
    if (message.getBlobs() != null) {
      frames.addAll(message.getBlobs());
    }
    return frames;
  }

  private static JsonElement header(Header<?> header) {
    JsonElement json = GSON.toJsonTree(header);
    if (header.getType() == WELCOME) {
      json.getAsJsonObject().addProperty("msg_type", "iopub_welcome");
    }
    return json;
  }

  private static <T> Message<T> message(
      List<byte[]> identities,
      Header<T> header,
      @Nullable Header<?> parent,
      JsonObject metadata,
      JsonObject content,
      List<byte[]> blobs) {
    if (header.getId() == null || header.getType() == null) {
      throw new JsonParseException("a header without an id or a type");
    }
    T typed = GSON.fromJson(content, header.getType().getContentType());
    @SuppressWarnings("unchecked") // Gson's maps of objects have names as keys
    Map<String, Object> map = GSON.fromJson(metadata, Map.class);
    return new Message<>(identities, header, parent, map, typed, blobs);
  }

  private static JsonObject object(byte[] json) {
    JsonElement element = GSON.fromJson(text(json), JsonElement.class);
    if (element == null || element.isJsonNull()) {
      return new JsonObject();
    }
    if (element instanceof JsonObject object) {
      return object;
    }
    throw new JsonParseException("a part that is no object");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
