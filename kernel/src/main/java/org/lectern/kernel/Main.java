package org.lectern.kernel;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.lectern.kernel.install.StaleArchive;
import org.lectern.kernel.io.CellInput;
import org.lectern.kernel.io.Outlet;
import org.lectern.kernel.io.Streams;
import org.lectern.kernel.request.Dispatcher;
import org.lectern.kernel.shell.Ballast;
import org.lectern.kernel.wire.Connection;
import org.lectern.kernel.wire.Session;
import org.zeromq.ZMQException;

/** Starts the kernel. Jupyter does this, as the kernelspec says. */
public final class Main {
  /** The exit status of a kernel whose ports another process has: to be tried with others. */
  public static final int PORTS_TAKEN = 75;

  private Main() {}

  /**
   * Starts the kernel and returns; it runs until Jupyter shuts it down or ends itself.
   *
   * @param args the path of a connection file
   * @throws IOException if the file can't be read
   * @throws GeneralSecurityException if its signature scheme is unknown
   */
  public static void main(String[] args) throws IOException, GeneralSecurityException {
    PrintStream terminal = System.err;
    if (args.length != 1) {
      terminal.println("usage: java -cp 'lib/*' org.lectern.kernel.Main CONNECTION_FILE");
      terminal.println("Jupyter starts this program; install.sh tells Jupyter how.");
      System.exit(2);
    }
    int status = MoreOptions.run(args);
    if (status >= 0) {
      System.exit(status);
    }
    start(connection(Files.readString(Path.of(args[0])), terminal));
  }

  private static Connection connection(String file, PrintStream terminal)
      throws GeneralSecurityException {
    try {
      return new Connection(KernelConnectionProperties.parse(file));
    } catch (ZMQException e) {
      terminal.println("Lectern: a port of the connection file can't be opened: " + e.getMessage());
      System.exit(PORTS_TAKEN);
      throw e;
    }
  }

  private static void start(Connection connection) {
    Ballast.load();
    Thread.setDefaultUncaughtExceptionHandler(new UncaughtErrors());
    Session session = new Session();
    Outlet outlet = new Outlet(connection.publish(), session);
    outlet.status(null, "starting");
    CellInput input = new CellInput(connection.stdin(), session, outlet);
    Streams.install(outlet, input);
    JavaKernel kernel = new JavaKernel(connection, outlet, input);
    Dispatcher dispatcher = new Dispatcher(session, outlet);
    kernel.register(dispatcher);
    new Server(connection, dispatcher, kernel).start();
    ParentWatch.start();
    StaleArchive.remakeAfterSession();
    kernel.warmUp();
  }
}
