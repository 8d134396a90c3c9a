// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.testing.Patience;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class MailboxTest {

  private final Mailbox mailbox = new Mailbox(2);

  @Test
  void messagesAreTakenInTheirOrder() {
    mailbox.put("one");
    mailbox.put("two");

    assertThat(mailbox.take()).isEqualTo("one");
    assertThat(mailbox.take()).isEqualTo("two");
    assertThat(mailbox.take()).isNull();
  }

  @Test
  void fullMailboxTakesNothingUntilThereIsRoom() {
    mailbox.put("one");
    mailbox.put("two");
    assertThat(mailbox.put("three")).isFalse();
    assertThat(mailbox.size()).isEqualTo(2);

    mailbox.take();
    assertThat(mailbox.put("four")).isTrue();
  }

  @Test
  void oneOfManyWakesUntilTheMailboxIsAboutToBeEmptied() {
    assertThat(mailbox.wake()).isTrue();
    assertThat(mailbox.wake()).isFalse();

    mailbox.awake();
    assertThat(mailbox.wake()).isTrue();
  }

  @Test
  void shutMailboxAcceptsNothing() {
    mailbox.shut();
    assertThat(mailbox.put("late")).isFalse();
    assertThat(mailbox.size()).isZero();
  }

  @Test
  void restIsWhatWasAcceptedAndNotTakenWithItsFirstTypes() {
    Mailbox large = new Mailbox(100);
    List.of("one", "two", 3, 'c', 5L, 6.0).forEach(large::put);
    large.take();

    assertThat(large.shut())
        .isEqualTo(
            new Mailbox.Rest(
                5, List.of("java.lang.String", "java.lang.Integer", "java.lang.Character")));
    assertThat(large.shut()).isEqualTo(new Mailbox.Rest(0, List.of()));
  }

  @Test
  void messageThatIsPutBackBelongsToTheRest() {
    mailbox.put("one");
    mailbox.putBack(Objects.requireNonNull(mailbox.take()));
    assertThat(mailbox.shut().messages()).isEqualTo(1);
  }

  /** The puts race with the end: each that was accepted is taken or counted, none twice. */
  @Test
  void acceptedIsTakenOrCountedWheneverTheMailboxIsShut() throws Exception {
    for (int round = 0; round < 2_000; round++) {
      Mailbox racing = new Mailbox(50);
      CyclicBarrier begin = new CyclicBarrier(3);
      CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> fill(racing, begin));
      CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> fill(racing, begin));
      begin.await();
      int taken = 0;
      for (int i = 0; i < round % 40; i++) {
        taken += racing.take() == null ? 0 : 1;
      }
      int rest = racing.shut().messages();
      assertThat(taken + rest)
          .isEqualTo(
              Patience.get(one, "the first to be refused")
                  + Patience.get(other, "the other to be refused"));
    }
  }

  private static int fill(Mailbox mailbox, CyclicBarrier begin) {
    try {
      begin.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
    int accepted = 0;
    for (int i = 0; i < 40; i++) {
      accepted += mailbox.put(i) ? 1 : 0;
    }
    return accepted;
  }
}
