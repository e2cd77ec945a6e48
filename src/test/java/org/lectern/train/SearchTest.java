package org.lectern.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.Lectern.*;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.Lectern;
import org.lectern.data.Split;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Sequential;
import org.lectern.optim.Optimiser;

class SearchTest {
  private static Split data() {
    return moons(120, 0.15, 1).splitWithSeed(1, 0.5, 0.3, 0.2);
  }

  private static Trainer trainer(Settings s) {
    int units = s.whole("units");
    Sequential net = sequential(dense(2, units), Lectern.relu(), dense(units, 2));
    return Lectern.trainer(net, crossEntropy(), sgd(s.get("rate"))).epochs(5);
  }

  private static Search grid() {
    return gridSearch(data(), SearchTest::trainer).over("rate", 0.001, 0.3).over("units", 2, 8, 16);
  }

  private static List<String> results(SearchResult result) {
    return result.trials().stream()
        .map(t -> t + " " + t.score() + " " + t.trainer().network().fingerprint())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 16})
  void run_anyNumberOfThreads_givesTheSameBits(int threads) {
    assertThat(results(grid().threads(threads).run())).isEqualTo(results(grid().threads(1).run()));
  }

  @Test
  void run_grid_triesEveryCombinationAndSortsByTheScore() {
    SearchResult result = grid().run();
    assertThat(result.trials())
        .extracting(Trial::number)
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    assertThat(result.trials()).extracting(Trial::score).isSorted();
    assertThat(result.best().settings().get("rate")).isEqualTo(0.3);
    Trainer alone = trainer(result.best().settings());
    alone.fit(data());
    assertThat(alone.network().fingerprint())
        .as("as if trained alone")
        .isEqualTo(result.best().trainer().network().fingerprint());
    assertThat(result.toString())
        .startsWith("6 trials, judged by the validation loss\n")
        .contains("  rate 0.3, units ");
    assertThat(result.toMimeBundle().data().get(MimeBundle.HTML).toString())
        .contains("<th>rate</th><th>units</th><th>validation loss</th>");
  }

  @Test
  void run_byAccuracy_putsTheHighestFirst() {
    SearchResult result = grid().by("accuracy").run();
    assertThat(result.trials()).extracting(t -> -t.score()).isSorted();
    assertThat(result.best().score()).isGreaterThan(0.7);
  }

  @Test
  void run_random_drawsKeyedNumbersWithinTheRange() {
    Function<Integer, SearchResult> search =
        trials ->
            randomSearch(trials, data(), SearchTest::trainer)
                .between("rate", 0.001, 1)
                .over("units", 2, 8)
                .run();
    List<Trial> five = search.apply(5).trials();
    assertThat(five)
        .allMatch(t -> t.settings().get("rate") >= 0.001 && t.settings().get("rate") <= 1);
    assertThat(five).extracting(t -> t.settings().get("rate")).doesNotHaveDuplicates();
    assertThat(search.apply(3).trials())
        .extracting(Trial::toString)
        .allMatch(t -> five.stream().anyMatch(same -> same.toString().equals(t)));
  }

  @Test
  void run_wholeBetween_drawsEveryWholeNumberOfTheRange() {
    List<Trial> trials =
        randomSearch(40, data(), s -> Lectern.trainer(flat(s), crossEntropy(), sgd(0.1)).epochs(1))
            .wholeBetween("units", 2, 5)
            .run()
            .trials();
    assertThat(trials)
        .extracting(t -> t.settings().whole("units"))
        .contains(2, 3, 4, 5)
        .allMatch(units -> units >= 2 && units <= 5);
    assertThatThrownBy(() -> gridSearch(data(), SearchTest::trainer).wholeBetween("units", 2, 5))
        .hasMessage(
            "gridSearch: needs listed values for units. Use .over(\"units\", …), or randomSearch for"
                + " a range.");
    assertThatThrownBy(
            () -> randomSearch(3, data(), SearchTest::trainer).wholeBetween("units", 0, 5))
        .hasMessage(
            "search: the range of units must begin at 1 or more and end higher, but goes from 0 to"
                + " 5. Try wholeBetween(\"units\", 2, 64).");
  }

  private static Sequential flat(Settings s) {
    return sequential(dense(2, s.whole("units")), dense(s.whole("units"), 2));
  }

  @Test
  void toString_beforeRun_saysWhatItWouldTry() {
    assertThat(grid())
        .hasToString(
            "Grid search over rate (2 values), units (3 values), 6 trials. Nothing is trained yet:"
                + " add .run().");
    assertThat(randomSearch(9, data(), SearchTest::trainer).between("rate", 0.001, 1))
        .hasToString(
            "Random search over rate (0.001 to 1), 9 trials. Nothing is trained yet: add .run().");
    assertThat(gridSearch(data(), SearchTest::trainer))
        .hasToString(
            "Grid search over no settings yet. Nothing is trained yet: add .over(\"rate\", 0.01,"
                + " 0.1), then .run().");
  }

  @Test
  void run_oneTrialFails_isListedLastWithItsReason() {
    SearchResult result =
        gridSearch(data(), s -> s.get("rate") < 1 ? trainer(s) : broken())
            .over("rate", 2, 0.1)
            .over("units", 4)
            .run();
    assertThat(result.trials()).extracting(Trial::number).containsExactly(2, 1);
    assertThat(result.trials().get(1).failure())
        .isEqualTo(
            "Dense(3→2), layer 1 of Sequential: the last axis must be 3, but the input has shape (1, 2). Write dense(2, 2) to take it.");
    assertThatThrownBy(() -> gridSearch(data(), s -> broken()).over("a", 1, 2).run())
        .hasMessageStartingWith("Dense(3→2), layer 1 of Sequential");
  }

  private static Trainer broken() {
    return Lectern.trainer(sequential(dense(3, 2)), crossEntropy(), sgd(0.1));
  }

  @Test
  void run_interrupted_keepsTheFlagAndWhatEnded() {
    AtomicInteger fits = new AtomicInteger();
    Thread cell = Thread.currentThread();
    Search search =
        gridSearch(
                data(),
                s ->
                    trainer(s)
                        .callback(
                            new Callback() {
                              @Override
                              public void beforeFit(Fit fit) {
                                if (fits.incrementAndGet() == 3) {
                                  cell.interrupt();
                                }
                              }
                            }))
            .over("rate", 0.1, 0.2, 0.3, 0.4)
            .over("units", 4)
            .threads(1);
    SearchResult result = search.run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.trials()).hasSize(2);
    assertThat(result.toString()).startsWith("2 of 4 trials, then interrupted");
  }

  @Test
  void search_nonsense_isRefused() {
    Split noValidation = moons(40, 0.1, 1).split(0.5, 0.5);
    assertThatThrownBy(() -> gridSearch(noValidation, SearchTest::trainer))
        .hasMessage(
            "search: needs validation data to compare settings by, but the split has none. Use"
                + " data.split(0.6, 0.2, 0.2).");
    assertThatThrownBy(() -> randomSearch(0, data(), SearchTest::trainer))
        .hasMessage("randomSearch: needs at least 1 trial, but got 0. Try 20.");
    Search search = gridSearch(data(), SearchTest::trainer);
    assertThatThrownBy(search::run)
        .hasMessage("search: needs at least one setting to try. Add .over(\"rate\", 0.01, 0.1).");
    assertThatThrownBy(() -> search.over("rate"))
        .hasMessage(
            "search: needs at least one value for rate, but got none. Write .over(\"rate\", 0.01,"
                + " 0.1).");
    assertThatThrownBy(() -> search.between("rate", 0.1, 1))
        .hasMessage(
            "gridSearch: needs listed values for rate. Use .over(\"rate\", …), or randomSearch for"
                + " a range.");
    assertThatThrownBy(() -> search.over("a", 1).over("a", 2))
        .hasMessage(
            "search: every setting needs a name of its own, but \"a\" comes twice. Give all"
                + " its values at once.");
    assertThatThrownBy(() -> search.threads(0))
        .hasMessage("threads: must be 1 or more, but is 0. Leave it out to use all processors.");
    assertThatThrownBy(() -> randomSearch(3, data(), SearchTest::trainer).between("rate", 0, 1))
        .hasMessage(
            "search: the range of rate must begin above 0 and end higher, but goes from 0.0"
                + " to 1.0. Try between(\"rate\", 0.001, 1).");
    assertThatThrownBy(() -> gridSearch(data(), SearchTest::trainer).over("rate", 1).run())
        .hasMessage(
            "settings: there is no \"units\", only [rate]. Add .over(\"units\", …) to the search.");
    assertThatThrownBy(
            () -> gridSearch(data(), SearchTest::trainer).over("rate", 1).over("units", 2.5).run())
        .hasMessage(
            "settings: units must be a whole number, but is 2.5. Give the search"
                + " .wholeBetween(\"units\", 2, 64) or whole numbers, or use get(\"units\").");
    Trainer shared = Lectern.trainer(sequential(dense(2, 2)), crossEntropy(), sgd(0.1));
    assertThatThrownBy(() -> gridSearch(data(), s -> shared).over("a", 1, 2).run())
        .hasMessage(
            "search: every training needs a network of its own, but two got the same. Build it"
                + " inside the function: s -> trainer(sequential(…), …).");
    Optimiser adam = adam(0.1);
    assertThatThrownBy(
            () ->
                gridSearch(
                        data(), s -> Lectern.trainer(sequential(dense(2, 2)), crossEntropy(), adam))
                    .over("a", 1, 2)
                    .run())
        .hasMessage(
            "search: every training needs an optimiser of its own, since it remembers, but two got"
                + " the same. Make it inside the function: s -> trainer(…, adam(0.01)).");
    EarlyStopping stopping = earlyStopping(2);
    assertThatThrownBy(
            () ->
                gridSearch(
                        data(),
                        s ->
                            Lectern.trainer(sequential(dense(2, 2)), crossEntropy(), sgd(0.1))
                                .callback(stopping))
                    .over("a", 1, 2)
                    .run())
        .hasMessage(
            "search: every training needs a stop rule of its own, since it remembers, but two got"
                + " the same. Make it inside the function, such as .earlyStopping(5).");
  }

  @Test
  void run_networksWithACommonLayer_mustFreezeIt() {
    Sequential body = sequential(dense(2, 4), Lectern.tanh());
    Search search =
        gridSearch(
                data(),
                s ->
                    Lectern.trainer(
                            sequential(body, dense(4, 2)), crossEntropy(), sgd(s.get("rate")))
                        .epochs(2))
            .over("rate", 0.1, 0.2, 0.3);
    assertThatThrownBy(search::run)
        .hasMessage(
            "search: every training needs layers of its own, but two networks share 1.1.weight."
                + " Make them inside the function, or freeze() the layers that shall be shared.");
    body.freeze();
    assertThat(results(search.run())).isEqualTo(results(search.threads(1).run()));
  }
}
