// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.benchmarks.workload.Corpus;
import io.fresh.benchmarks.workload.Wire;
import io.fresh.benchmarks.workload.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ExchangeTest {

  private static final int KEY = 0x0102_0304;

  private final Corpus corpus = Corpus.of(Workload.ECHO_1.content());

  @Test
  void aMessageIsAnsweredWithTheSame() throws IOException {
    byte[] expected = Wire.frame(Wire.TEXT, corpus.payload(0));

    assertThat(answer(corpus.payload(0), expected.length)).isEqualTo(expected);
  }

  @Test
  void aClientWhoseMessageIsWrongIsTold() throws IOException {
    byte[] wrong = corpus.payload(0).clone();
    wrong[50] ^= 1;

    String told = new String(answer(wrong, 40), US_ASCII);

    assertThat(told).contains("corrupt: The server expected message 0");
  }

  /** What the server answers to an echo's first message. */
  private static byte[] answer(byte[] payload, int length) throws IOException {
    try (ServerSocketChannel server =
        ServerSocketChannel.open()
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      Thread front = new Thread(new Front(List.of(server)), "front");
      front.setDaemon(true);
      front.start();
      InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
      try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
        socket.getOutputStream().write(Wire.request("127.0.0.1", "/echo-1", false));
        readHead(socket.getInputStream());
        socket.getOutputStream().write(Wire.maskedFrame(Wire.TEXT, payload, KEY));
        return socket.getInputStream().readNBytes(length);
      }
    }
  }

  private static void readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    assertThat(head).startsWith("HTTP/1.1 101 ");
  }
}
