package org.lectern.kernel;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import io.github.spencerpark.jupyter.messages.request.ShutdownRequest;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.request.Dispatcher;
import org.lectern.kernel.shell.CellError;
import org.lectern.kernel.wire.Connection;
import org.lectern.kernel.wire.Json;
import org.lectern.kernel.wire.RequestSocket;
import org.zeromq.ZMQException;

/** Reads requests: cells in order on one thread, interrupts and shutdown on another. */
final class Server {
  private static final int EXIT_MILLIS = 900;

  private final Connection connection;
  private final Dispatcher dispatcher;

  Server(Connection connection, Dispatcher dispatcher, JavaKernel kernel) {
    this.connection = connection;
    this.dispatcher = dispatcher;
    dispatcher.on(
        MessageType.INTERRUPT_REQUEST,
        request -> {
          kernel.interrupt();
          return Json.object("status", "ok");
        });
    dispatcher.on(
        MessageType.SHUTDOWN_REQUEST,
        request -> {
          JsonObject reply = Json.object("status", "ok");
          reply.addProperty("restart", ((ShutdownRequest) request.getContent()).isRestart());
          return reply;
        });
  }

  void start() {
    new Thread(this::serveShell, "shell").start();
    new Thread(this::serveControl, "control").start();
  }

  private void serveShell() {
    RequestSocket shell = connection.shell();
    try {
      while (true) {
        Message<?> request = shell.receive();
        JsonObject reply = dispatcher.dispatch(shell, request);
        if (isShutdown(request)) {
          exit();
        }
        if (stopsQueue(request, reply)) {
          abortQueue(shell);
        }
      }
    } catch (ZMQException closed) {
      shell.close();
    }
  }

  /** Answers what has arrived meanwhile: cells are aborted, other requests served. */
  private void abortQueue(RequestSocket shell) {
    while (shell.pending()) {
      Message<?> request = shell.receive();
      if (request.getContent() instanceof ExecuteRequest) {
        dispatcher.abort(shell, request);
      } else {
        dispatcher.dispatch(shell, request);
        if (isShutdown(request)) {
          exit();
        }
      }
    }
  }

  private static boolean stopsQueue(Message<?> request, @Nullable JsonObject reply) {
    if (reply == null || !(request.getContent() instanceof ExecuteRequest execute)) {
      return false;
    }
    boolean failed = reply.get("status").getAsString().equals("error");
    return failed
        && (execute.shouldStopOnError()
            || reply.get("ename").getAsString().equals(CellError.INTERRUPTED));
  }

  private void serveControl() {
    RequestSocket control = connection.control();
    try {
      while (true) {
        Message<?> request = control.receive();
        dispatcher.dispatch(control, request);
        if (isShutdown(request)) {
          exit();
        }
      }
    } catch (ZMQException closed) {
      control.close();
    }
  }

  private static boolean isShutdown(Message<?> request) {
    return request.getContent() instanceof ShutdownRequest;
  }

  /** Ends the process within a second, whatever cells have left running. */
  private void exit() {
    Thread last =
        new Thread(
            () -> {
              long end = System.nanoTime() + EXIT_MILLIS * 1_000_000L;
              while (System.nanoTime() < end) {
                java.util.concurrent.locks.LockSupport.parkNanos(end - System.nanoTime());
              }
              Runtime.getRuntime().halt(0);
            },
            "halt");
    last.setDaemon(true);
    last.start();
    connection.close();
    System.exit(0);
  }
}
