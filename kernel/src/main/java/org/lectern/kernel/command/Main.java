package org.lectern.kernel.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.util.List;
import org.lectern.kernel.install.OwnJars;
import org.lectern.kernel.install.Refusal;

/** The {@code lectern} command, and what {@code java -jar lectern-kernel.jar} runs. */
public final class Main {
  private static final String USAGE =
      """
      Usage: lectern COMMAND      (or: java -jar lectern-kernel.jar COMMAND)

        install     tell Jupyter about the kernel "Java (Lectern)"
            --user           for yourself (the default)
            --prefix DIR     into DIR/share/jupyter/kernels
            --sys-prefix     into the Python environment that is active
            --jdk DIR        run the kernel on this JDK (default: the Java of this command)
            --name NAME      the kernel's name (default: lectern)
            --into NAME      add Lectern to the kernel NAME, an IJava or JJava that is installed
            --jupyter FILE   the jupyter command to ask (default: the one on PATH, else install.sh's)
            --no-quick-start make no archive that shortens the kernel's start
            --take-command   make lectern this kernel's command, though another kernel has it
        uninstall   take the kernel out again; with --into NAME, take Lectern out of that kernel
                    (--user, --prefix, --sys-prefix, --name and --jupyter as above)
        doctor      look whether everything works, and say what to do if not
                    (--name and --jupyter as above)
        run NOTEBOOK.ipynb   execute a notebook in a fresh kernel; the exit status tells how it went
            --output FILE    write the executed notebook to FILE.ipynb or as a page to FILE.html
            --compare        compare what the cells give with the outputs in the notebook
            --timeout SECONDS  the longest a cell may take (default: 600)
            --java DIR       run the kernel on this JDK
        version     print the version
      """;

  private final PrintStream out;
  private final PrintStream err;

  Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs a command and ends the process with its status: 0 for success, 1 for failure, 2 for a
   * command line that can't be understood.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.exit(new Main(System.out, System.err).run(List.of(args)));
  }

  int run(List<String> words) {
    try {
      return dispatch(words);
    } catch (UsageException e) {
      err.println("lectern: " + e.getMessage());
      err.println();
      err.print(USAGE);
      return 2;
    } catch (Refusal e) {
      err.println();
      err.println("lectern: " + e.getMessage());
      return 1;
    } catch (InvalidPathException e) {
      err.println("lectern: this is no path: " + e.getInput());
      return 2;
    } catch (IOException e) {
      err.println();
      err.println("lectern: " + e);
      return 1;
    }
  }

  private int dispatch(List<String> words) throws UsageException, Refusal, IOException {
    if (words.isEmpty()) {
      throw new UsageException("which command?");
    }
    List<String> rest = words.subList(1, words.size());
    if (words.contains("--help") || words.contains("-h") || words.get(0).equals("help")) {
      out.print(USAGE);
      return 0;
    }
    Terminal terminal = new Terminal(out);
    return switch (words.get(0)) {
      case "install" -> new InstallCommand(terminal).install(rest);
      case "uninstall" -> new InstallCommand(terminal).uninstall(rest);
      case "doctor" -> new Doctor(terminal).run(rest);
      case "run" -> new RunCommand(terminal).run(rest);
      case "version", "--version" -> version();
      // what a kernel starts in the background when its archive is stale
      case "quicken" -> new InstallCommand(terminal).quicken(rest);
      default -> throw new UsageException("unknown command: " + words.get(0));
    };
  }

  private int version() {
    out.println(
        "Lectern "
            + OwnJars.version()
            + ", Java "
            + Runtime.version()
            + ", "
            + System.getProperty("java.home"));
    return 0;
  }
}
