package org.lectern.kernel.run;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** One DEALER socket, for messages that no proper front end sends. */
final class RawFrontEnd implements AutoCloseable {
  private static final Gson GSON = new Gson();

  private final ZMQ.Context context = ZMQ.context(1);
  private final ZMQ.Socket socket = context.socket(SocketType.DEALER);
  private final String key;

  RawFrontEnd(KernelProcess process, Channel channel, String identity) {
    key = process.key();
    socket.setLinger(0);
    socket.setReceiveTimeOut(60_000);
    socket.setIdentity(identity.getBytes(StandardCharsets.US_ASCII));
    socket.connect(process.address(channel));
  }

  void sendFrames(String... frames) {
    for (int i = 0; i < frames.length; i++) {
      socket.send(frames[i], i + 1 < frames.length ? ZMQ.SNDMORE : 0);
    }
  }

  /** Sends a proper message with a parent and returns its id. */
  String send(String type, String parentId, JsonObject content) {
    String id = UUID.randomUUID().toString();
    JsonObject parent = new JsonObject();
    if (!parentId.isEmpty()) {
      parent = header(parentId, "input_request");
    }
    List<String> parts =
        List.of(GSON.toJson(header(id, type)), GSON.toJson(parent), "{}", GSON.toJson(content));
    sendFrames(
        "<IDS|MSG>", signature(parts), parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    return id;
  }

  WireMessage receive() {
    return new WireFormat(key).read(socket);
  }

  private static JsonObject header(String id, String type) {
    JsonObject header = new JsonObject();
    header.addProperty("msg_id", id);
    header.addProperty("msg_type", type);
    header.addProperty("session", "raw");
    header.addProperty("username", "raw");
    header.addProperty("date", "2026-01-01T00:00:00Z");
    header.addProperty("version", "5.3");
    return header;
  }

  private String signature(List<String> parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      parts.forEach(part -> mac.update(part.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    socket.close();
    context.close();
  }
}
