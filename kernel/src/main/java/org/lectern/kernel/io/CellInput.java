package org.lectern.kernel.io;

import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import org.lectern.kernel.wire.Session;
import org.lectern.kernel.wire.StdinSocket;

/** {@code System.in} of a cell: asks the front end for a line when its buffer is empty. */
public final class CellInput extends InputStream {
  private final StdinSocket socket;
  private final Session session;
  private final Outlet outlet;
  private byte[] line = {};
  private int next;

  /**
   * An input for all cells.
   *
   * @param socket asks the front end
   * @param session makes the messages
   * @param outlet says which cell runs, and is flushed before asking
   */
  public CellInput(StdinSocket socket, Session session, Outlet outlet) {
    this.socket = socket;
    this.session = session;
    this.outlet = outlet;
  }

  /** Forgets what an earlier cell has left unread. */
  public synchronized void clear() {
    line = new byte[0];
    next = 0;
  }

  /**
   * Asks for a line.
   *
   * @param prompt what to show beside the input box
   * @param password whether to hide what is typed
   * @return the line, without a line break
   * @throws IOException if no front end can be asked, or the cell is interrupted
   */
  public String ask(String prompt, boolean password) throws IOException {
    Message<?> parent = outlet.parent();
    if (parent == null
        || !(parent.getContent() instanceof ExecuteRequest request)
        || !request.isStdinEnabled()) {
      throw new IOException(
          "this cell can't ask for input: the program that runs the notebook has no one to ask");
    }
    outlet.flush();
    try {
      return socket.ask(session, parent, prompt, password);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for input");
    }
  }

  @Override
  public synchronized int read() throws IOException {
    fill();
    return line[next++] & 0xFF;
  }

  @Override
  public synchronized int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    fill();
    int count = Math.min(length, line.length - next);
    System.arraycopy(line, next, into, offset, count);
    next += count;
    return count;
  }

  @Override
  public synchronized int available() {
    return line.length - next;
  }

  private void fill() throws IOException {
    if (next == line.length) {
      line = (ask("", false) + "\n").getBytes(StandardCharsets.UTF_8);
      next = 0;
    }
  }
}
