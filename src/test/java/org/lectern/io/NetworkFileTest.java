package org.lectern.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.Lectern.*;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.nn.Sequential;
import org.lectern.tensor.Tensor;

class NetworkFileTest {
  @TempDir Path folder;

  private static Sequential network() {
    return sequential(dense(2, 8), org.lectern.Lectern.relu(), dense(8, 2));
  }

  @Test
  void load_savedNetwork_predictsAndGoesOnWithTheSameBits() {
    String path = folder.resolve("new/net.safetensors").toString();
    var data = moons(120, 0.2, 1);
    var net = network();
    net.reset(3);
    trainer(net, crossEntropy(), sgd(0.2)).epochs(4).fit(data);
    save(net, path);
    var again = network();
    again.reset(3);
    assertThat(load(again, path)).isSameAs(again);
    assertThat(again.fingerprint()).isEqualTo(net.fingerprint());
    Tensor x = data.features();
    assertThat(again.predict(x).fingerprint()).isEqualTo(net.predict(x).fingerprint());
    for (var each : new Sequential[] {net, again}) {
      trainer(each, crossEntropy(), sgd(0.2)).epochs(2).fit(data);
    }
    assertThat(again.progress().epochs()).isEqualTo(6);
    assertThat(again.fingerprint()).isEqualTo(net.fingerprint());
  }

  @Test
  void load_anotherNetwork_isRefusedAndChangesNothing() {
    String path = folder.resolve("net").toString();
    save(network(), path);
    var wide = sequential(dense(2, 9), new org.lectern.nn.Relu(), dense(9, 2));
    String before = wide.fingerprint();
    assertThatThrownBy(() -> load(wide, path))
        .hasMessage(
            "restore: 1.weight needs the shape (2, 9), but the state has (2, 8). Build the network"
                + " as it was when the state was taken.");
    assertThat(wide.fingerprint()).isEqualTo(before);
    assertThatThrownBy(() -> load(sequential(dense(2, 2)), path))
        .hasMessage(
            "restore: the state must have the names of Sequential, but has [3.weight, 3.bias]"
                + " besides. Build the network as it was when the state was taken.");
  }

  @Test
  void first_frozenBodyWithANewHead_trainsTheHeadOnly() {
    var net = network();
    net.reset(3);
    trainer(net, crossEntropy(), sgd(0.2)).epochs(3).fit(moons(120, 0.2, 1));
    var body = net.first(2);
    var tuned = sequential(body, dense(8, 3));
    body.freeze();
    String before = body.fingerprint();
    String head = tuned.layer(2).fingerprint();
    trainer(tuned, crossEntropy(), sgd(0.2)).epochs(3).fit(blobs(90, 3, 1, 1));
    assertThat(body.fingerprint()).isEqualTo(before);
    assertThat(tuned.layer(2).fingerprint()).isNotEqualTo(head);
    body.unfreeze();
    trainer(tuned, crossEntropy(), sgd(0.2)).epochs(1).fit(blobs(90, 3, 1, 1));
    assertThat(body.fingerprint()).isNotEqualTo(before);
    assertThatThrownBy(() -> net.first(4))
        .hasMessage(
            "first: the number of layers must be from 1 to 3, but is 4. Layers count from"
                + " 1, as in the network's table.");
  }
}
