// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.SendBuffer;
import io.fresh.internal.transport.Sender.Outcome;
import io.netty.buffer.ByteBufConvertible;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept for the next link, in a time that the test makes pass. After each test every buffer has been released. */
class BacklogTest {

  private static final Duration MAX_AGE = Duration.ofSeconds(10);

  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(5).toNanos());
  private final Backlog backlog = new Backlog(SendBuffer.of(3, 100, MAX_AGE), now::get);

  @AfterEach
  void allIsGivenBack() {
    backlog.takeAll().forEach(Delivery::drop);
    assertThat(memory.metric().usedHeapMemory()).isZero();
  }

  @Test
  void itIsTakenInTheOrderInWhichItCame() {
    add("one");
    add("two");
    add("three");

    assertThat(texts(backlog.takeAll())).containsExactly("one", "two", "three");
    assertThat(backlog.takeAll()).isEmpty();
  }

  @Test
  void messagesAreBounded() {
    add("one");
    add("two");
    add("three");
    assertThat(backlog.refusal(0)).isEqualTo(Outcome.FULL);
    assertThat(add("four")).isEqualTo(Outcome.FULL);

    texts(backlog.takeAll());
    assertThat(backlog.refusal(0)).isNull();
    assertThat(add("four")).isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void bytesAreBounded() {
    assertThat(backlog.refusal(100)).isNull();
    add("x".repeat(60));
    assertThat(backlog.refusal(40)).isNull();
    assertThat(backlog.refusal(41)).isEqualTo(Outcome.FULL);
    assertThat(add("x".repeat(41))).isEqualTo(Outcome.FULL);
    assertThat(add("x".repeat(40))).isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void whatIsTooOldIsTakenForItself() {
    add("old");
    pass(MAX_AGE.dividedBy(2));
    add("young");
    pass(MAX_AGE.dividedBy(2).minusNanos(1));
    assertThat(backlog.takeTooOld()).isEmpty();
    assertThat(backlog.untilTooOld()).hasValue(1);

    pass(Duration.ofNanos(1));
    assertThat(texts(backlog.takeTooOld())).containsExactly("old");
    assertThat(backlog.untilTooOld()).hasValue(MAX_AGE.dividedBy(2).toNanos());
    assertThat(texts(backlog.takeAll())).containsExactly("young");
    assertThat(backlog.untilTooOld()).isEmpty();
  }

  @Test
  void whatIsTooOldMakesRoom() {
    add("x".repeat(100));
    assertThat(add("y")).isEqualTo(Outcome.FULL);
    pass(MAX_AGE);
    texts(backlog.takeTooOld());

    assertThat(add("y")).isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void whatIsAssignedIsTakenWithoutWhatCameLater() {
    add("one");
    add("two");
    backlog.assign();
    add("three");

    assertThat(texts(backlog.takeAssigned())).containsExactly("one", "two");
    assertThat(backlog.takeAssigned()).isEmpty();
    backlog.assign();
    assertThat(texts(backlog.takeAssigned())).containsExactly("three");
  }

  @Test
  void whatIsTooOldIsAssignedNoLonger() {
    add("old");
    pass(MAX_AGE);
    add("young");
    backlog.assign();
    add("later");
    texts(backlog.takeTooOld());

    assertThat(texts(backlog.takeAssigned())).containsExactly("young");
    pass(MAX_AGE);
    assertThat(texts(backlog.takeTooOld())).containsExactly("later");
  }

  @Test
  void whatWasAssignedToALinkThatEndedIsAssignedToTheNext() {
    add("one");
    backlog.assign();
    add("two");
    backlog.assign();

    assertThat(texts(backlog.takeAssigned())).containsExactly("one", "two");
  }

  private Outcome add(String text) {
    return backlog.add(memory.buffer().writeBytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private static List<String> texts(List<ByteBufConvertible> messages) {
    List<String> texts =
        messages.stream().map(each -> each.asByteBuf().toString(StandardCharsets.UTF_8)).toList();
    messages.forEach(Delivery::drop);
    return texts;
  }
}
