// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.LogLines;
import io.fresh.Options;
import java.util.ArrayDeque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which handlers are told of; the test lets the time between two samples pass. */
class LoopWatchTest {

  private static final String TEXT =
      "prices: handler @OnText holds its event loop for more than 100 ms, and with it all connections there;"
          + " add @Blocking to the client, or hand the work off. Not told again";

  private final LogLines lines = new LogLines(Level.WARN);
  private final ArrayDeque<Runnable> samples = new ArrayDeque<>();
  private final LoopWatch watch = new LoopWatch(samples::add);
  private final ConnectionLog log = log(Options.defaults());

  private static ConnectionLog log(Options options) {
    return new ConnectionLog("prices", options, () -> 0);
  }

  @AfterEach
  void close() {
    lines.close();
  }

  @Test
  void aHandlerThatTwoSamplesFindIsToldOf() {
    watch.enter(log, "@OnText");
    sample();
    assertThat(lines.texts()).isEmpty();
    sample();
    assertThat(lines.texts()).containsExactly(TEXT);
  }

  @Test
  void itIsToldOfOnce() {
    for (int i = 0; i < 3; i++) {
      watch.enter(log, "@OnText");
      sample();
      sample();
      sample();
      watch.exit();
    }
    assertThat(lines.texts()).containsExactly(TEXT);
  }

  @Test
  void eachHandlerOfEachConnectionIsToldOf() {
    hold(log, "@OnText");
    hold(log, "@OnInfo");
    hold(log(Options.defaults()), "@OnText");
    assertThat(lines.texts()).hasSize(3);
  }

  private void hold(ConnectionLog of, String handler) {
    watch.enter(of, handler);
    sample();
    sample();
    watch.exit();
  }

  @Test
  void quickHandlersAreNotToldOfHoweverManyThereAre() {
    for (int i = 0; i < 10; i++) {
      watch.enter(log, "@OnText");
      sample();
      watch.exit();
      watch.enter(log, "@OnText");
      watch.exit();
    }
    assertThat(lines.texts()).isEmpty();
  }

  @Test
  void thereAreNoSamplesWithoutTraffic() {
    watch.enter(log, "@OnText");
    watch.exit();
    assertThat(samples).hasSize(1);
    sample();
    sample();
    assertThat(samples).isEmpty();

    watch.enter(log, "@OnText");
    assertThat(samples).hasSize(1);
  }

  @Test
  void nothingIsToldWhereErrorsAreNotLogged() {
    hold(log(Options.builder().errorLogging(false).build()), "@OnText");
    assertThat(lines.texts()).isEmpty();
  }

  /** The time between two samples passes. */
  private void sample() {
    samples.remove().run();
  }
}
