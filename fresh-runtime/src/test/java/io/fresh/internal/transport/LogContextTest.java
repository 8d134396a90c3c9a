// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Options;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** The mark of a connection in the log's context. */
final class LogContextTest {

  private final LogContext context =
      LogContext.of(Options.builder().mdcLogging(true).build(), "prices");

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void itIsThereBetweenEntryAndExit() {
    context.enter();
    assertThat(MDC.get(LogContext.KEY)).isEqualTo("prices");

    context.exit();
    assertThat(MDC.get(LogContext.KEY)).isNull();
  }

  @Test
  void innerPairChangesNothing() {
    context.enter();
    context.enter();
    context.exit();
    assertThat(MDC.get(LogContext.KEY)).isEqualTo("prices");

    context.exit();
    assertThat(MDC.get(LogContext.KEY)).isNull();
  }

  @Test
  void whatWasThereBeforeIsPutBack() {
    MDC.put(LogContext.KEY, "another");
    MDC.put("user", "u");
    context.enter();
    assertThat(MDC.getCopyOfContextMap()).containsEntry("user", "u");

    context.exit();
    assertThat(MDC.get(LogContext.KEY)).isEqualTo("another");
  }

  @Test
  void itIsOffByDefault() {
    LogContext off = LogContext.of(Options.defaults(), "prices");
    off.enter();
    assertThat(MDC.get(LogContext.KEY)).isNull();

    off.exit();
    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
  }
}
