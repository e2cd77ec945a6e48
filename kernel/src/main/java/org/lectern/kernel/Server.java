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
import org.lectern.kernel.wire.ServiceThread;

/** Reads requests: cells in order on one thread, interrupts and shutdown on another. */
final class Server {
  private static final int EXIT_MILLIS = 900;

  /** What may be asked while a cell runs. */
  private static final List<MessageType<?>> CONTROL =
      List.of(
          MessageType.KERNEL_INFO_REQUEST,
          MessageType.INTERRUPT_REQUEST,
          MessageType.SHUTDOWN_REQUEST);

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
    RequestSocket shell = connection.shell();
    serve("shell", shell, () -> serveShell(shell));
    RequestSocket control = connection.control();
    serve("control", control, () -> serveControl(control));
  }

  /** Serves until the connection closes. No error of one request may end that. */
  private static void serve(String name, RequestSocket socket, Runnable next) {
    ServiceThread.Step step =
        () -> {
          next.run();
          return true;
        };
    new ServiceThread(name, step, socket::close).start();
  }

  private void serveShell(RequestSocket shell) {
    Message<?> request = shell.receive();
    List<Message<?>> queue = new ArrayList<>();
    // taken before the reply: what a front end sends on seeing the error is not aborted
    dispatcher.dispatch(
        shell,
        request,
        reply -> {
          if (stopsQueue(request, reply)) {
            takeAll(shell, queue);
          }
        });
    exitIfAsked(request);
    queue.forEach(waiting -> abort(shell, waiting));
  }

  private static void takeAll(RequestSocket shell, List<Message<?>> queue) {
    Message<?> waiting = shell.poll();
    while (waiting != null) {
      queue.add(waiting);
      waiting = shell.poll();
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

  private void serveControl(RequestSocket control) {
    Message<?> request = control.receive();
    if (request.getContent() instanceof InterruptRequest) {
      kernel.interrupt();
    }
    // all else belongs to the shell's thread
    if (CONTROL.contains(request.getHeader().getType())) {
      dispatcher.dispatchAtOnce(control, request);
    }
    exitIfAsked(request);
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
