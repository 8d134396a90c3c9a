// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.TransportOptions;
import io.fresh.testing.Patience;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gets the last room. */
class OutboundRoomTest {

  private static final int MESSAGES = 100;

  private final OutboundRoom room =
      new OutboundRoom(
          TransportOptions.builder().outboundMessages(MESSAGES).outboundBytes(1 << 20).build());

  @Test
  void ofThreadsThatRaceForTheLastRoomAsManyAreRefusedAsAreTooMany() {
    for (int round = 0; round < 200; round++) {
      AtomicInteger accepted = new AtomicInteger();
      List<CompletableFuture<Void>> threads =
          IntStream.range(0, 4)
              .mapToObj(thread -> CompletableFuture.runAsync(() -> reserveAll(accepted)))
              .toList();
      threads.forEach(thread -> Patience.get(thread, "the reservations"));
      assertThat(accepted).hasValue(MESSAGES);
      room.release(MESSAGES, MESSAGES * 10);
    }
  }

  @Test
  void theLargestBoundsFit() {
    OutboundRoom wide =
        new OutboundRoom(
            TransportOptions.builder().outboundMessages(1_000_000).outboundBytes(1L << 40).build());
    for (int gib = 0; gib < 1024; gib++) {
      assertThat(wide.reserve(1 << 30)).isTrue();
    }
    assertThat(wide.reserve(1)).isFalse();
    wide.reserveAnyhow(1);
    for (int gib = 0; gib < 1024; gib++) {
      wide.release(1, 1 << 30);
    }
    wide.release(1, 1);

    for (int i = 0; i < 1_000_000; i++) {
      assertThat(wide.reserve(1)).isTrue();
    }
    assertThat(wide.reserve(0)).isFalse();
  }

  private void reserveAll(AtomicInteger accepted) {
    IntStream.range(0, MESSAGES)
        .filter(i -> room.reserve(10))
        .forEach(i -> accepted.incrementAndGet());
  }

  @Test
  void theRoomOfSeveralMessagesIsGivenBackTogether() {
    IntStream.range(0, MESSAGES).forEach(i -> assertThat(room.reserve(1000)).isTrue());
    assertThat(room.reserve(1)).isFalse();
    room.release(60, 60_000);

    assertThat(room.isUncongested()).isTrue();
    assertThat(room.isEnoughFor((1 << 20) - 40_000)).isTrue();
    assertThat(room.isEnoughFor((1 << 20) - 39_999)).isFalse();
  }

  @Test
  void whatIsAppendedBeyondTheBoundsIsCounted() {
    IntStream.range(0, 3 * MESSAGES).forEach(i -> room.reserveAnyhow(1 << 20));
    assertThat(room.isLeft()).isFalse();
    room.release(3 * MESSAGES - 1, (3 * MESSAGES - 1) << 20);

    assertThat(room.isEnoughFor(0)).isTrue();
    assertThat(room.isEnoughFor(1)).isFalse();
  }
}
