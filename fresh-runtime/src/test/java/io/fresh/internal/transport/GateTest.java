// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Frame;
import io.fresh.Options;
import io.fresh.Reaction;
import io.fresh.SendBuffer;
import io.fresh.SendOutcome;
import io.fresh.TransportOptions;
import io.fresh.internal.protocol.FrameEncoder;
import io.fresh.internal.transport.Sender.Outcome;
import io.fresh.testing.Patience;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a message goes, step by step: what the event loop does, and what is sent between. Every buffer is released in the end. */
class GateTest {

  private static final Duration MAX_AGE = Duration.ofHours(1);
  private static final Reaction.Close CLOSE = new Reaction.Close(4000, "");

  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
  private final Frames frames = new Frames(new FrameEncoder(() -> () -> 0), memory);
  private final AtomicLong now = new AtomicLong();
  private final PacedChannel channel = new PacedChannel();
  private final KeptSends kept =
      new KeptSends(
          SendBuffer.of(100, 1 << 20, MAX_AGE),
          now::get,
          channel.eventLoop(),
          new ConnectionLog("test", Options.builder().errorLogging(false).build(), now::get));
  private final Gate gate = new Gate(kept);
  private final Sender sender = new Sender(frames, gate);
  private final Outbound link = link();

  private Outbound link() {
    return new Outbound(
        channel, TransportOptions.defaults(), new BatchMemory(memory), new Unheard());
  }

  @AfterEach
  void allIsGivenBack() {
    gate.end();
    link.discard();
    kept.end();
    channel.run();
    channel.written();
    channel.close();
    assertThat(memory.metric().usedHeapMemory()).isZero();
  }

  @Test
  void aCloseIsTakenOnceAndOnlyIfTheGateWasOpen() {
    assertThat(gate.ask(CLOSE)).isFalse();
    assertThat(gate.takeAsked()).isNull();
    gate.open(link);

    assertThat(gate.ask(CLOSE)).isTrue();
    assertThat(gate.ask(new Reaction.Close(4001, ""))).isFalse();
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.takeAsked()).isEqualTo(CLOSE);
    assertThat(gate.takeAsked()).isNull();
  }

  @Test
  void aCloseAskedForIsNotOfTheNextLink() {
    gate.open(link);
    gate.ask(CLOSE);
    gate.shut(); // it was lost at the same time
    gate.expectLink();
    gate.open(link);

    assertThat(gate.takeAsked()).isNull();
    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void nothingIsAcceptedBetweenACloseAndTheNextLink() {
    gate.open(link);
    gate.ask(CLOSE);
    assertThat(send("between")).isEqualTo(Outcome.NOT_OPEN);
    gate.takeAsked();
    gate.shut();
    assertThat(send("still between")).isEqualTo(Outcome.NOT_OPEN);
    gate.expectLink();
    assertThat(send("after")).isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void aCloseThatComesTooLateBarsNothing() {
    gate.open(link);
    gate.shut();

    assertThat(gate.ask(CLOSE)).isFalse();
    assertThat(send("kept")).isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void nothingIsAcceptedAfterTheEnd() {
    gate.end();
    gate.expectLink();
    gate.open(link);

    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.ask(CLOSE)).isFalse();
    assertThat(send("late")).isEqualTo(Outcome.NOT_OPEN);
  }

  @Test
  void whatWasKeptBeforeTheEndIsStillOfTheLink() {
    send("kept");
    gate.end();
    gate.open(link);
    kept.flush(link);
    link.close(frames.close(1000, ""));
    channel.run();

    assertThat(channel.writtenInShort()).containsExactly("text kept", "close 1000");
  }

  @Test
  void aLinkThatIsOverShutsItsOwnGateOnly() {
    Outbound next = link();
    gate.open(link);
    gate.open(next);
    gate.shut(link);
    assertThat(gate.link()).isSameAs(next);

    gate.shut(next);
    assertThat(gate.isOpen()).isFalse();
  }

  @Test
  void whatFindsALinkThatIsOverIsKept() {
    gate.open(link);
    link.discard();

    assertThat(send("kept")).isEqualTo(Outcome.ACCEPTED);
    assertThat(gate.isOpen()).isFalse();
  }

  @Test
  void aLinkThatIsOverGetsNothing() {
    send("one");
    gate.open(link);
    link.discard();
    send("two");
    kept.flush(link);
    Outbound next = link();
    gate.open(next);
    kept.flush(next);
    next.letGo();
    channel.run();

    assertThat(channel.writtenInShort()).containsExactly("text one", "text two");
  }

  @Test
  void whatIsKeptAfterTheGateWasShutIsOfTheNextLink() {
    send("one");
    gate.open(link);
    send("two");
    gate.shut();
    send("three");
    kept.flush(link);
    link.close(frames.close(1000, ""));
    channel.run();
    assertThat(channel.writtenInShort()).containsExactly("text one", "text two", "close 1000");

    Outbound next = link();
    gate.open(next);
    kept.flush(next);
    next.letGo();
    channel.run();
    assertThat(channel.writtenInShort()).containsExactly("text three");
  }

  @Test
  void whoHearsThatAMessageWasTooOldSendsBehindWhatWasKept() {
    sendAsync("old").thenRun(() -> sender.send("again"));
    now.addAndGet(MAX_AGE.toNanos());
    send("young");
    gate.open(link);
    kept.flush(link);
    link.letGo();
    channel.run();

    assertThat(channel.writtenInShort()).containsExactly("text young", "text again");
  }

  @Test
  void whoHearsThatAMessageWasTooOldWhileTheLinkIsClosedSendsOverTheNext() {
    sendAsync("old").thenRun(() -> sender.send("again"));
    now.addAndGet(MAX_AGE.toNanos());
    send("young");
    gate.open(link);
    send("accepted");
    gate.shut();
    kept.flush(link);
    link.close(frames.close(1000, ""));
    channel.run();
    assertThat(channel.writtenInShort())
        .containsExactly("text young", "text accepted", "close 1000");

    Outbound next = link();
    gate.open(next);
    kept.flush(next);
    next.letGo();
    channel.run();
    assertThat(channel.writtenInShort()).containsExactly("text again");
  }

  @Test
  void whatIsKeptForTheNextLinkGrowsOldThoughThisOneTookTheRest() {
    send("one");
    channel.run(); // there is a timer
    gate.open(link);
    gate.shut();
    CompletableFuture<SendOutcome> two = sendAsync("two");
    kept.flush(link);
    now.addAndGet(MAX_AGE.toNanos());
    channel.advanceTimeBy(MAX_AGE.toNanos(), TimeUnit.NANOSECONDS);
    channel.runScheduledPendingTasks();

    assertThat(two).isCompletedWithValue(SendOutcome.NOT_SENT);
  }

  @Test
  void whoHearsAtTheEndThatAMessageIsNotSentCannotSendAgain() {
    List<Outcome> again = new ArrayList<>();
    sendAsync("one").thenRun(() -> again.add(sender.send("again")));
    gate.end();
    kept.end();

    assertThat(again).containsExactly(Outcome.NOT_OPEN);
  }

  /** On a thread that is not the event loop's. */
  private Outcome send(String text) {
    return Patience.get(CompletableFuture.supplyAsync(() -> sender.send(text)), "the send");
  }

  private CompletableFuture<SendOutcome> sendAsync(String text) {
    Delivery delivery = new Delivery();
    assertThat(sender.send(Frame.text(text), delivery)).isEqualTo(Outcome.ACCEPTED);
    return delivery.stage().toCompletableFuture();
  }
}
