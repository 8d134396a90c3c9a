// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an inflater remembers can be read out of it. */
class WindowReaderTest {

  private static final byte[] TAIL = {0, 0, -1, -1};

  private final Inflater zlib = new Inflater(true);
  private final DeflatingServer server = new DeflatingServer(true);

  @AfterEach
  void end() {
    zlib.end();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 1, 2, 3, 4, 5, 6, 7, 9, 12, 13, 31, 33, 64, 65, 255, 257, 258, 259, 1000, 4097, 24_577,
        32_509, 32_510, 32_767, 32_768
      })
  void whatWasInflatedLastIsRead(int length) throws DataFormatException {
    byte[] all = noise(70_000);
    inflate(all);
    byte[] last = Arrays.copyOfRange(all, all.length - length, all.length);
    assertThat(WindowReader.read(zlib, length)).isEqualTo(last);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 300, 20_000, 32_768})
  void allOfItIsReadIfThereWasNoMore(int length) throws DataFormatException {
    byte[] all = noise(length);
    inflate(all);
    assertThat(WindowReader.read(zlib, length)).isEqualTo(all);
  }

  @Test
  void whatAnInflaterWasPrimedWithIsReadToo() throws DataFormatException {
    byte[] known = noise(32_768);
    zlib.setDictionary(known);
    byte[] more = noise(1000);
    inflate(more);
    byte[] window = ServerFrames.concat(Arrays.copyOfRange(known, 1000, 32_768), more);
    assertThat(WindowReader.read(zlib, 32_768)).isEqualTo(window);
  }

  @Test
  void nothingIsReadWithinABlock() throws DataFormatException {
    zlib.setInput(new byte[] {0, 9, 0, -10, -1, 'a', 'b', 'c'}); // nine bytes are announced
    zlib.inflate(new byte[100]);
    assertThat(WindowReader.read(zlib, 3_000)).isNull();
  }

  @Test
  void nothingIsReadOfMoreThanThereWas() throws DataFormatException {
    inflate(noise(10));
    assertThat(WindowReader.read(zlib, 11)).isNull();
  }

  private void inflate(byte[] message) throws DataFormatException {
    byte[] out = new byte[message.length + 1];
    zlib.setInput(ServerFrames.concat(server.compress(message), TAIL));
    assertThat(zlib.inflate(out)).isEqualTo(message.length);
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(length).nextBytes(noise);
    return noise;
  }
}
