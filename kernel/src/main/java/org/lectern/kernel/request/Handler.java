package org.lectern.kernel.request;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.messages.Message;
import org.jspecify.annotations.Nullable;

/** Answers one kind of request. */
@FunctionalInterface
public interface Handler {
  /**
   * Answers a request. What it throws becomes an error reply.
   *
   * @param request the request
   * @return the content of the reply, or null where the protocol knows none
   * @throws Exception if the request can't be answered
   */
  @Nullable JsonObject handle(Message<?> request) throws Exception;
}
