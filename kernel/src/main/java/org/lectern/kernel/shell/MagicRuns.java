package org.lectern.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.io.CellThread;
import org.lectern.kernel.magic.KernelMagics;
import org.lectern.kernel.magic.MagicCall;
import org.lectern.kernel.magic.MagicException;

/** Runs the magics of cells, on the thread of cells. */
final class MagicRuns {
  private static final String NAME = MagicException.class.getSimpleName();

  private final KernelMagics magics;
  private final CellRunner runner;
  private final TraceReport traceReport;
  private @Nullable Source cell;
  private int position;

  MagicRuns(KernelMagics magics, CellRunner runner, TraceReport traceReport) {
    this.magics = magics;
    this.runner = runner;
    this.traceReport = traceReport;
  }

  /** Runs a magic that is a statement, or the whole of a cell. */
  CellResult run(Source source, MagicCall magic) {
    int line = source.lineAt(magic.start());
    String place = source.place(line);
    if (runner.interrupted()) {
      return new CellResult(null, Interrupts.before(place), true);
    }
    Source outer = cell;
    int outerPosition = position;
    cell = source;
    position = magic.textStart();
    CellRunner.Result result;
    try {
      result = runner.run(code(source, magic));
    } finally {
      if (!CellThread.isCurrentAbandoned()) {
        cell = outer;
        position = outerPosition;
      }
    }
    Throwable thrown = result.thrown();
    if (thrown instanceof CellFailure failure) {
      return new CellResult(null, failure.error(), runner.interrupted());
    }
    if (runner.interrupted()
        && (result.end() != CellRunner.End.THREW || Interrupts.isCancellation(thrown))) {
      return new CellResult(null, Interrupts.report(place, result), true);
    }
    if (thrown != null) {
      return error(thrown, place, source.line(line));
    }
    return CellResult.of(magics.isCode(magic.name()) ? result.value() : null);
  }

  private Callable<?> code(Source source, MagicCall magic) {
    if (magic.place() == MagicCall.Place.CELL) {
      String body = source.text().substring(magic.textStart());
      return () -> magics.applyCellMagic(magic.name(), magic.args(), body);
    }
    return () -> magics.applyLineMagic(magic.name(), magic.args());
  }

  private CellResult error(Throwable thrown, String place, String line) {
    String where = Style.place(place) + ":  " + line.strip();
    if (!(thrown instanceof MagicException)) {
      return traceReport.ofRaw(thrown, place, "at " + where);
    }
    String message = String.valueOf(thrown.getMessage());
    List<String> lines = new ArrayList<>();
    lines.add(Style.error(NAME) + ": " + message);
    lines.add("    at " + where);
    return CellResult.failed(new CellError(NAME, message, lines));
  }

  /** Code of the running magic as a cell in which it stands where the user wrote it. */
  Source here(String code) {
    Source source = cell;
    if (source == null) {
      return new Source("code", code);
    }
    int found = source.text().indexOf(code, position);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < (found < 0 ? position : found); i++) {
      text.append(source.text().charAt(i) == '\n' ? '\n' : ' ');
    }
    return new Source(source.label(), text + code, source.shown());
  }
}
