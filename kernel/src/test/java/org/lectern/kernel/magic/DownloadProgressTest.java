package org.lectern.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.display.MimeBundle;
import org.lectern.display.Output;

class DownloadProgressTest {
  private final List<String> shown = new ArrayList<>();
  private final Output before = Output.current();

  @BeforeEach
  void listen() {
    Output.install(
        new Output() {
          @Override
          public void show(String id, MimeBundle bundle) {
            shown.add(bundle.text());
          }

          @Override
          public void update(String id, MimeBundle bundle) {
            shown.add(bundle.text());
          }

          @Override
          public void clear(boolean wait) {
            shown.clear();
          }
        });
  }

  @AfterEach
  void restore() {
    Output.install(before);
  }

  @Test
  void end_tellsWhatWasDownloaded() throws TransferCancelledException {
    DownloadProgress progress = new DownloadProgress();
    progress.transferInitiated(event(0));
    progress.transferProgressed(event(3000));
    progress.transferSucceeded(event(0));
    progress.end();

    assertThat(shown).first().isEqualTo("downloading a-1.jar (0 files, 0 kB so far)");
    assertThat(shown).last().isEqualTo("downloaded 1 file, 3 kB");
  }

  @Test
  void stop_endsWhatIsBeingDownloadedAndSaysNoMore() throws TransferCancelledException {
    DownloadProgress progress = new DownloadProgress();
    progress.transferInitiated(event(0));
    progress.transferProgressed(event(3000));
    progress.stop();
    progress.end();

    assertThatThrownBy(() -> progress.transferProgressed(event(1000)))
        .isInstanceOf(TransferCancelledException.class);
    assertThatThrownBy(() -> progress.transferInitiated(event(0)))
        .isInstanceOf(TransferCancelledException.class);
    progress.transferSucceeded(event(0));
    assertThat(shown).last().isEqualTo("stopped downloading (0 files, 3 kB so far)");
  }

  private static TransferEvent event(int bytes) {
    return new TransferEvent.Builder(
            MavenRepositorySystemUtils.newSession(),
            new TransferResource("here", "http://localhost/", "org/a/1/a-1.jar", null, null))
        .setDataBuffer(ByteBuffer.allocate(bytes))
        .build();
  }
}
