// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Options;
import io.fresh.Reaction;
import io.fresh.SendBuffer;
import io.fresh.TransportOptions;
import io.fresh.internal.protocol.FrameEncoder;
import io.fresh.internal.transport.Sender.Outcome;
import io.fresh.testing.Patience;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A thread that sends while a link comes and goes and another follows: at every point between two steps of the event loop it sends a
 * message, or does not; all combinations are tried.
 */
class SendOrderTest {

  /** What happens to the first link before {@code @OnConnect} has been handled. */
  private enum Fate {
    HANDLED,
    LEFT,
    CLOSED,
    STOPPED,
    LOST
  }

  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
  private final Frames frames = new Frames(new FrameEncoder(() -> () -> 0), memory);
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  @AfterEach
  void allIsGivenBack() {
    other.shutdown();
    assertThat(memory.metric().usedHeapMemory()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void messagesOfAThreadKeepTheirOrderWhateverBecomesOfTheLink(Fate fate) {
    int points = new Run(fate, 0).play().points;
    for (long sending = 0; sending < 1L << points; sending++) {
      new Run(fate, sending).play().check();
    }
  }

  @Test
  void whatIsSentAtEveryPointGoesWhereItBelongs() {
    assertThat(all(Fate.HANDLED).firstLink)
        .containsExactly("text handler", "text 0", "text 1", "text 2", "text 3", "text 4");
    assertThat(all(Fate.LEFT).firstLink)
        .containsExactly("text handler", "text 0", "text 1", "text 2", "close 1000");
    assertThat(all(Fate.LEFT).secondLink).startsWith("text 3", "text 4", "text 5");
    assertThat(all(Fate.CLOSED).firstLink)
        .containsExactly("text handler", "text 0", "text 1", "text 2", "close 4000");
    assertThat(all(Fate.STOPPED).firstLink)
        .containsExactly("text handler", "text 0", "text 1", "text 2", "close 1000");
    assertThat(all(Fate.LOST).secondLink).startsWith("text 0", "text 3");
  }

  private Run all(Fate fate) {
    return new Run(fate, -1).play();
  }

  /** One combination. */
  private final class Run {
    private final Fate fate;
    private final long sending;

    private final PacedChannel channel = new PacedChannel();
    private final KeptSends kept =
        new KeptSends(
            SendBuffer.of(100, 1 << 20, Duration.ofHours(1)),
            () -> 0,
            channel.eventLoop(),
            new ConnectionLog("test", Options.builder().errorLogging(false).build(), () -> 0));
    private final Gate gate = new Gate(kept);
    private final Sender sender = new Sender(frames, gate);

    /** The number of the message that was sent at each point, and whether it was accepted. */
    private final List<Integer> accepted = new ArrayList<>();

    private int points;
    private List<String> firstLink = List.of();
    private List<String> secondLink = List.of();

    Run(Fate fate, long sending) {
      this.fate = fate;
      this.sending = sending;
    }

    Run play() {
      point();
      Outbound first = link();
      gate.open(first);
      point();
      sender.text("handler");
      point();
      befall(first);
      channel.run();
      firstLink = channel.writtenInShort();
      point();
      gate.shut();
      first.discard();
      point();
      gate.expectLink();
      point();
      if (fate != Fate.STOPPED) {
        Outbound second = link();
        gate.open(second);
        point();
        kept.flush(second);
        second.letGo();
        channel.run();
        secondLink = channel.writtenInShort();
        second.discard();
      }
      gate.end();
      kept.end();
      channel.run();
      channel.close();
      return this;
    }

    private void befall(Outbound link) {
      switch (fate) {
        case HANDLED -> {
          kept.flush(link);
          point();
          link.letGo();
          point();
        }
        case LEFT -> {
          gate.shut();
          close(link, 1000);
        }
        case CLOSED -> {
          assertThat(gate.ask(new Reaction.Close(4000, ""))).isTrue();
          point();
          assertThat(gate.takeAsked()).isNotNull();
          gate.shut();
          close(link, 4000);
        }
        case STOPPED -> {
          gate.end();
          point();
          gate.shut();
          close(link, 1000);
        }
        case LOST -> {
          link.discard();
          point();
        }
      }
    }

    private void close(Outbound link, int code) {
      point();
      kept.flush(link);
      point();
      link.close(frames.close(code, ""));
      point();
    }

    private void point() {
      int number = points++;
      if ((sending >>> number & 1) == 1) {
        Outcome outcome =
            Patience.get(
                CompletableFuture.supplyAsync(() -> sender.send("" + number), other), "the send");
        if (outcome == Outcome.ACCEPTED) {
          accepted.add(number);
        }
      }
    }

    private Outbound link() {
      return new Outbound(
          channel, TransportOptions.defaults(), new BatchMemory(memory), new Unheard());
    }

    /** In order, none twice, and only those are missing that a lost link had accepted, or that no link came for. */
    void check() {
      List<Integer> read = new ArrayList<>(numbers(firstLink));
      read.addAll(numbers(secondLink));
      assertThat(read).as("%s, sending at %x", fate, sending).isSorted().doesNotHaveDuplicates();
      assertThat(accepted).as("%s, sending at %x", fate, sending).containsAll(read);
      if (fate == Fate.LEFT || fate == Fate.CLOSED) {
        assertThat(read).as("%s, sending at %x", fate, sending).isEqualTo(accepted);
      }
    }

    private List<Integer> numbers(List<String> written) {
      return written.stream()
          .filter(each -> each.matches("text \\d+"))
          .map(each -> Integer.valueOf(each.substring("text ".length())))
          .toList();
    }
  }
}
