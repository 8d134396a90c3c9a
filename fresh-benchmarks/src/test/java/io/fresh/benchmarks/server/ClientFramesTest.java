// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.benchmarks.workload.Content;
import io.fresh.benchmarks.workload.Corpus;
import io.fresh.benchmarks.workload.CorruptMessageException;
import io.fresh.benchmarks.workload.Wire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClientFramesTest {

  private static final int KEY = 0x9A3C_51F7;

  private final Corpus corpus = Corpus.of(Content.TEXT_100);
  private final Recorder recorder = new Recorder();
  private final ClientFrames frames = new ClientFrames(corpus, recorder);

  @Test
  void messagesAreTakenInTheirOrder() {
    read(message(0));
    read(message(1));

    assertThat(recorder.messages).containsExactly(0, 1);
  }

  @Test
  void aFrameMayComeByteByByte() {
    ByteBuffer in = ByteBuffer.allocate(1024);
    for (byte next : message(0)) {
      in.put(next).flip();
      frames.read(in);
      in.compact();
    }

    assertThat(recorder.messages).containsExactly(0);
  }

  @Test
  void aMessageMayComeInFragments() {
    byte[] payload = corpus.payload(0);
    byte[] first = Wire.maskedFrame(Wire.TEXT, Arrays.copyOf(payload, 33), KEY);
    first[0] = Wire.TEXT; // not the last
    byte[] rest = Arrays.copyOfRange(payload, 33, payload.length);
    read(first);
    read(Wire.maskedFrame(0, rest, KEY + 1));

    assertThat(recorder.messages).containsExactly(0);
  }

  @Test
  void aByteThatIsWrongIsFoundWhereverItIs() {
    for (int i = 0; i < corpus.payload(0).length; i++) {
      byte[] wrong = corpus.payload(0).clone();
      wrong[i] ^= 0x10;
      byte[] frame = Wire.maskedFrame(Wire.TEXT, wrong, KEY);
      ClientFrames fresh = new ClientFrames(corpus, recorder);

      assertThatThrownBy(() -> fresh.read(ByteBuffer.wrap(frame)))
          .isInstanceOf(CorruptMessageException.class)
          .hasMessage("The server expected message 0, was another");
    }
    assertThat(recorder.messages).isEmpty();
  }

  @Test
  void aMessageThatIsShorterIsFound() {
    byte[] shorter = Arrays.copyOf(corpus.payload(0), 50);

    assertThatThrownBy(() -> read(Wire.maskedFrame(Wire.TEXT, shorter, KEY)))
        .isInstanceOf(CorruptMessageException.class);
  }

  @Test
  void aFrameWithoutAMaskIsFound() {
    assertThatThrownBy(() -> read(Wire.frame(Wire.TEXT, corpus.payload(0))))
        .isInstanceOf(CorruptMessageException.class)
        .hasMessageContaining("masked");
  }

  @Test
  void aMessageOfTheOtherKindIsFound() {
    assertThatThrownBy(() -> read(Wire.maskedFrame(Wire.BINARY, corpus.payload(0), KEY)))
        .isInstanceOf(CorruptMessageException.class);
  }

  @Test
  void controlFramesAreUnmasked() {
    read(Wire.maskedFrame(Wire.PING, new byte[] {1, 2, 3, 4, 5}, KEY));

    assertThat(recorder.pings).containsExactly(new byte[] {1, 2, 3, 4, 5});
  }

  private byte[] message(int number) {
    return Wire.maskedFrame(Wire.TEXT, corpus.payload(number), KEY + number);
  }

  private void read(byte[] frame) {
    frames.read(ByteBuffer.wrap(frame));
  }

  private static final class Recorder implements ClientFrames.Sink {

    private final List<Integer> messages = new ArrayList<>();
    private final List<byte[]> pings = new ArrayList<>();

    @Override
    public void message(int number) {
      messages.add(number);
    }

    @Override
    public void ping(byte[] payload) {
      pings.add(payload);
    }

    @Override
    public void closed(byte[] payload) {}
  }
}
