package org.lectern.kernel.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.ZMQ;

/** Writes and reads signed messages, frame by frame. */
final class WireFormat {
  private static final String DELIMITER = "<IDS|MSG>";
  private static final String ALGORITHM = "HmacSHA256";
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  private final String session = UUID.randomUUID().toString();
  private final String key;

  WireFormat(String key) {
    this.key = key;
  }

  /** Sends a message and returns its id. */
  String send(ZMQ.Socket socket, String type, JsonObject content) {
    String id = UUID.randomUUID().toString();
    JsonObject header = new JsonObject();
    header.addProperty("msg_id", id);
    header.addProperty("msg_type", type);
    header.addProperty("session", session);
    header.addProperty("username", "lectern");
    header.addProperty("date", Instant.now().toString());
    header.addProperty("version", "5.3");
    List<String> parts = List.of(GSON.toJson(header), "{}", "{}", GSON.toJson(content));
    socket.sendMore(DELIMITER);
    socket.sendMore(signature(parts));
    for (int i = 0; i < parts.size(); i++) {
      byte[] bytes = parts.get(i).getBytes(StandardCharsets.UTF_8);
      socket.send(bytes, i + 1 < parts.size() ? ZMQ.SNDMORE : 0);
    }
    return id;
  }

  /** Reads a message that has arrived, and checks its signature. */
  WireMessage read(ZMQ.Socket socket) {
    List<String> frames = new ArrayList<>();
    do {
      frames.add(new String(socket.recv(), StandardCharsets.UTF_8));
    } while (socket.hasReceiveMore());
    int start = frames.indexOf(DELIMITER);
    List<String> parts = frames.subList(start + 2, start + 6);
    if (!signature(parts).equals(frames.get(start + 1))) {
      throw new IllegalStateException("a message of the kernel has a wrong signature");
    }
    JsonObject header = GSON.fromJson(parts.get(0), JsonObject.class);
    JsonObject parent = GSON.fromJson(parts.get(1), JsonObject.class);
    JsonObject content = GSON.fromJson(parts.get(3), JsonObject.class);
    String parentId = parent.has("msg_id") ? parent.get("msg_id").getAsString() : "";
    return new WireMessage(header.get("msg_type").getAsString(), header, parentId, content);
  }

  private String signature(List<String> parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      parts.forEach(part -> mac.update(part.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks " + ALGORITHM, e);
    }
  }
}
