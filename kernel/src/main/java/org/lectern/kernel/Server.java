package org.lectern.kernel;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import io.github.spencerpark.jupyter.messages.request.InterruptRequest;
import io.github.spencerpark.jupyter.messages.request.ShutdownRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
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
  private final JavaKernel kernel;

  Server(Connection connection, Dispatcher dispatcher, JavaKernel kernel) {
    this.connection = connection;
    this.dispatcher = dispatcher;
    this.kernel = kernel;
    dispatcher.on(MessageType.INTERRUPT_REQUEST, request -> Json.object("status", "ok"));
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
        List<Message<?>> queue = new ArrayList<>();
        // taken before the reply: what a front end sends on seeing the error is not aborted
        dispatcher.dispatch(
            shell,
            request,
            reply -> {
              while (stopsQueue(request, reply) && shell.pending()) {
                queue.add(shell.receive());
              }
            });
        exitIfAsked(request);
        queue.forEach(waiting -> abort(shell, waiting));
      }
    } catch (ZMQException closed) {
      shell.close();
    }
  }

  private void abort(RequestSocket shell, Message<?> waiting) {
    if (waiting.getContent() instanceof ExecuteRequest) {
      dispatcher.abort(shell, waiting);
    } else {
      dispatcher.dispatch(shell, waiting);
      exitIfAsked(waiting);
    }
  }

  private static boolean stopsQueue(Message<?> request, JsonObject reply) {
    return request.getContent() instanceof ExecuteRequest execute
        && reply.get("status").getAsString().equals("error")
        && (execute.shouldStopOnError()
            || reply.get("ename").getAsString().equals(CellError.INTERRUPTED));
  }

  private void serveControl() {
    RequestSocket control = connection.control();
    try {
      while (true) {
        Message<?> request = control.receive();
        if (request.getContent() instanceof InterruptRequest) {
          // at once: the messages around the reply may have to wait for what the cell prints
          kernel.interrupt();
        }
        dispatcher.dispatch(control, request);
        exitIfAsked(request);
      }
    } catch (ZMQException closed) {
      control.close();
    }
  }

  private void exitIfAsked(Message<?> request) {
    if (request.getContent() instanceof ShutdownRequest) {
      exit();
    }
  }

  /** Ends the process within a second, whatever cells have left running. */
  private void exit() {
    Thread last =
        new Thread(
            () -> {
              long end = System.nanoTime() + EXIT_MILLIS * 1_000_000L;
              while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
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
