// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.ServerFrames.CONTINUATION;
import static io.fresh.internal.protocol.ServerFrames.FIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random conversations, cut and fragmented at random: what a server says is what the decoder hears. */
class RandomStreamTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whatIsSentIsWhatIsHeard(long seed) {
    Conversation conversation = new Conversation(new Random(seed));
    for (int i = 0; i < 30; i++) {
      conversation.say();
    }
    assertThat(DecoderFixture.decode(conversation.wire.toByteArray()))
        .isEqualTo(conversation.events);
  }

  private static final class Conversation {

    private final Random random;
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private final List<Event> events = new ArrayList<>();

    Conversation(Random random) {
      this.random = random;
    }

    void say() {
      if (random.nextInt(4) == 0) {
        ping();
      } else if (random.nextBoolean()) {
        String text = text();
        fragment(ServerFrames.TEXT, text.getBytes(UTF_8));
        events.add(Event.text(text));
      } else {
        byte[] payload = new byte[length()];
        random.nextBytes(payload);
        fragment(ServerFrames.BINARY, payload);
        events.add(Event.binary(payload));
      }
    }

    private void ping() {
      String payload = "p".repeat(random.nextInt(126));
      wire.writeBytes(ServerFrames.ping(payload));
      events.add(Event.ping(payload));
    }

    /** One frame or several, with pings between them, cut wherever it falls. */
    private void fragment(int opcode, byte[] payload) {
      int from = 0;
      int first = opcode;
      while (random.nextInt(3) == 0) {
        int to = from + random.nextInt(payload.length - from + 1);
        wire.writeBytes(ServerFrames.frame(first, Arrays.copyOfRange(payload, from, to)));
        if (random.nextInt(3) == 0) {
          ping();
        }
        from = to;
        first = CONTINUATION;
      }
      wire.writeBytes(
          ServerFrames.frame(FIN | first, Arrays.copyOfRange(payload, from, payload.length)));
    }

    private String text() {
      return random
          .ints(length() / 2, 0, 0x11000)
          .map(codePoint -> random.nextBoolean() ? codePoint : codePoint % 0x80)
          .filter(codePoint -> codePoint < 0xD800 || codePoint > 0xDFFF)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }

    private int length() {
      return random.nextInt(8) == 0 ? random.nextInt(3000) : random.nextInt(200);
    }
  }
}
