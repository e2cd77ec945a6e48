package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.*;

import org.junit.jupiter.api.Test;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.train.SearchResult;

class SearchRendererTest {
  @Test
  void render_search_isAPictureAndATable() {
    SearchResult result =
        gridSearch(
                moons(60, 0.1, 1).splitWithSeed(1, 0.5, 0.3, 0.2),
                s -> trainer(sequential(dense(2, 2)), crossEntropy(), sgd(s.get("rate"))).epochs(2))
            .over("rate", 0.001, 0.01, 0.1)
            .over("other", 1, 2)
            .run();
    MimeBundle bundle = Displays.of(result).orElseThrow();
    assertThat(bundle.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.HTML);
    assertThat(bundle.data().get(MimeBundle.HTML).toString())
        .contains("<svg", ">rate<", ">0.001<", ">other<", "<th>rate</th>");
  }
}
