package org.lectern.kernel.io;

import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.lectern.kernel.wire.Session;
import org.lectern.kernel.wire.StdinSocket;

/** {@code System.in} of a cell: asks the front end for a line when its buffer is empty. */
public final class CellInput extends InputStream {
  private final StdinSocket socket;
  private final Session session;
  private final Outlet outlet;
  private final Object lock = new Object();
  private byte[] line = {};
  private int next;
  private long generation;

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

  /** Forgets what an earlier cell has left unread, and ends the wait of those who still read. */
  public void clear() {
    synchronized (lock) {
      line = new byte[0];
      next = 0;
      generation++;
    }
    socket.cancel();
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
    CellThread.check();
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
    } catch (CancellationException e) {
      CellThread.check();
      throw new IOException("the cell that asked for input has ended", e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    read(one, 0, 1);
    return one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      long cell;
      synchronized (lock) {
        int count = Math.min(length, line.length - next);
        if (count > 0) {
          System.arraycopy(line, next, into, offset, count);
          next += count;
          return count;
        }
        cell = generation;
      }
      // outside the lock: the next cell must be able to begin while a thread of this one waits
      byte[] answer = (askLine() + "\n").getBytes(StandardCharsets.UTF_8);
      synchronized (lock) {
        if (cell != generation) {
          throw new IOException("the cell that asked for input has ended");
        }
        line = concatenated(answer);
        next = 0;
      }
    }
  }

  private String askLine() throws IOException {
    try {
      return ask("", false);
    } catch (IOException e) {
      boolean hidden =
          StackWalker.getInstance()
              .walk(
                  frames ->
                      frames.anyMatch(frame -> frame.getClassName().equals("java.util.Scanner")));
      // Scanner would turn it into "No line found"
      if (hidden) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
      throw e;
    }
  }

  /** What another thread of the cell may have left unread, and the new line. */
  private byte[] concatenated(byte[] answer) {
    byte[] all = Arrays.copyOfRange(line, next, line.length + answer.length);
    System.arraycopy(answer, 0, all, line.length - next, answer.length);
    return all;
  }

  @Override
  public int available() {
    synchronized (lock) {
      return line.length - next;
    }
  }
}
