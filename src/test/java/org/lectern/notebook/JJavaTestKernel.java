package org.lectern.notebook;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.ContentType;

/** A kernel on JJava's library that writes down what it shows, and evaluates as it is told. */
final class JJavaTestKernel extends BaseKernel {
  /** What was shown, and below which what was shown instead. */
  final List<Object> published = new ArrayList<>();

  private final Evaluator evaluator;
  private final JupyterIO io = new Io();

  /** Runs the code of a cell. */
  interface Evaluator {
    void run(String code) throws Exception;
  }

  JJavaTestKernel(Evaluator evaluator) {
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
