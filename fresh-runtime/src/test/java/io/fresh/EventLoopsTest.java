// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventLoopsTest {

  @Test
  void theSharedGroupIsOneWithAThreadForEachProcessor() {
    assertThat(EventLoops.shared()).isSameAs(EventLoops.shared());
    assertThat(EventLoops.shared().threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(EventLoops.shared().isDaemon()).isFalse();
  }

  @Test
  void eachCallOfCreateMakesAGroupOfItsOwn() {
    assertThat(EventLoops.create(2)).isNotEqualTo(EventLoops.create(2));
  }

  @Test
  void daemonIsAnotherGroupOfTheSameSize() {
    EventLoops group = EventLoops.create(2);
    EventLoops daemon = group.daemon();

    assertThat(daemon).isNotEqualTo(group);
    assertThat(daemon.isDaemon()).isTrue();
    assertThat(daemon.threads()).isEqualTo(2);
    assertThat(group.isDaemon()).isFalse();
  }

  @Test
  void askingAgainForDaemonMakesNoFurtherGroup() {
    EventLoops daemon = EventLoops.shared().daemon();

    assertThat(EventLoops.shared().daemon()).isSameAs(daemon);
    assertThat(daemon.daemon()).isSameAs(daemon);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, EventLoops.MAX_THREADS + 1})
  void aGroupHasAtLeastOneThread(int threads) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventLoops.create(threads))
        .withMessage(String.format(Locale.ROOT, "threads must be 1 to 1,024, was %,d", threads));
  }

  @Test
  void toStringShowsSizeAndKind() {
    assertThat(EventLoops.create(2)).hasToString("EventLoops[2 threads]");
    assertThat(EventLoops.create(2).daemon()).hasToString("EventLoops[2 threads, daemon]");
    assertThat(EventLoops.shared().toString()).startsWith("EventLoops[shared, ");
  }
}
