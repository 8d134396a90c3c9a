// SPDX-License-Identifier: MIT
package io.fresh.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.fresh.Connection;
import io.fresh.FakeConnection;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What a thread knows of the handler that it runs. */
final class RunningHandlerTest {

  private static final int CALLS = 10_000;

  private final Connection connection = new FakeConnection("running");

  @Test
  void isKnownDuringTheCallAndForgottenAfterIt() {
    RunningHandler.enter(connection);
    assertThat(RunningHandler.current()).containsSame(connection);
    RunningHandler.exit();
    assertThat(RunningHandler.current()).isEmpty();
  }

  /** It is told of each message. */
  @Test
  void aCallAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    callHandlers();
    long before = threads.getCurrentThreadAllocatedBytes();
    callHandlers();
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(CALLS);
  }

  private void callHandlers() {
    for (int i = 0; i < CALLS; i++) {
      RunningHandler.enter(connection);
      RunningHandler.exit();
    }
  }
}
