package org.lectern.kernel.magic;

import java.util.Locale;
import java.util.UUID;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;
import org.lectern.display.MimeBundle;
import org.lectern.display.Output;

/**
 * One line under the cell that tells what is being downloaded. Called from many threads. Once it
 * has ended it says no more, and stops what is under way still: no other file is begun.
 */
final class DownloadProgress extends AbstractTransferListener {
  private static final long PERIOD_NANOS = 200_000_000;

  private final String id = UUID.randomUUID().toString();
  private boolean shown;
  private boolean ended;
  private long lastShown;
  private int files;
  private long bytes;

  @Override
  public synchronized void transferInitiated(TransferEvent event)
      throws TransferCancelledException {
    goOn();
    update(event);
  }

  @Override
  public synchronized void transferStarted(TransferEvent event) throws TransferCancelledException {
    goOn();
  }

  @Override
  public synchronized void transferProgressed(TransferEvent event)
      throws TransferCancelledException {
    goOn();
    bytes += event.getDataLength();
    update(event);
  }

  @Override
  public synchronized void transferSucceeded(TransferEvent event) {
    if (!ended) {
      files++;
      update(event);
    }
  }

  /** The last word. */
  synchronized void end() {
    last(files == 0 ? "nothing was downloaded" : "downloaded " + soFar());
  }

  /** The last word of a download that was interrupted. */
  synchronized void stop() {
    last("stopped downloading (" + soFar() + " so far)");
  }

  private void last(String text) {
    if (shown && !ended) {
      show(text);
    }
    ended = true;
  }

  private void goOn() throws TransferCancelledException {
    if (ended) {
      throw new TransferCancelledException("the cell was interrupted");
    }
  }

  private void update(TransferEvent event) {
    long time = System.nanoTime();
    if (!shown || time - lastShown > PERIOD_NANOS) {
      lastShown = time;
      String name = event.getResource().getResourceName();
      show(
          "downloading %s (%s so far)"
              .formatted(name.substring(name.lastIndexOf('/') + 1), soFar()));
    }
  }

  private String soFar() {
    return files + (files == 1 ? " file, " : " files, ") + size(bytes);
  }

  private void show(String text) {
    MimeBundle line = MimeBundle.text(text);
    if (shown) {
      Output.current().update(id, line);
    } else {
      shown = true;
      Output.current().show(id, line);
    }
  }

  static String size(long bytes) {
    return bytes < 1_000_000
        ? (bytes + 500) / 1000 + " kB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
