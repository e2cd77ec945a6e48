package org.lectern.kernel.wire;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.KernelTimestamp;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages with complete headers. basekernel's own headers have dates without seconds, a null
 * session for messages without a parent, and else the client's session instead of the kernel's.
 */
public final class Session {
  private final String id = UUID.randomUUID().toString();

  /** A session with a new name. */
  public Session() {}

  /**
   * The message that answers a subscription.
   *
   * @param topic what is subscribed to
   * @return the message
   */
  Message<JsonObject> welcome(byte[] topic) {
    String text = new String(topic, StandardCharsets.UTF_8);
    return message(null, Frames.WELCOME, Json.object("subscription", text));
  }

  /**
   * A message that belongs to a request.
   *
   * @param parent the request, or null for none
   * @param type the kind of message
   * @param content what it says
   * @return the message, with the request's routing identities
   */
  public Message<JsonObject> message(
      @Nullable MessageContext parent, MessageType<?> type, JsonObject content) {
    @SuppressWarnings("unchecked") // the type parameter only names the class basekernel would read
    MessageType<JsonObject> named = (MessageType<JsonObject>) type;
    Header<JsonObject> header = header(named);
    List<byte[]> identities = parent == null ? List.of() : parent.getIdentities();
    Header<?> parentHeader = parent == null ? null : parent.getHeader();
    return new Message<>(identities, header, parentHeader, null, content, null);
  }

  /** The same message with a header of this session. */
  <T> Message<T> completed(Message<T> message) {
    List<byte[]> identities = message.getIdentities();
    return new Message<>(
        identities == null ? List.of() : identities,
        header(message.getHeader().getType()),
        message.getParentHeader(),
        message.getMetadata(),
        message.getContent(),
        message.getBlobs());
  }

  private <T> Header<T> header(MessageType<T> type) {
    return new Header<>(
        UUID.randomUUID().toString(),
        Header.KERNEL_USERNAME,
        id,
        new KernelTimestamp(Instant.now().truncatedTo(ChronoUnit.MICROS).toString()),
        type,
        Header.PROTOCOL_VERISON);
  }
}
