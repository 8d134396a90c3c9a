// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The WebSocket client of the JDK: an independent peer that shows that a server of the tests is right. */
final class JdkClient implements AutoCloseable {

  private final Listener listener = new Listener();
  private final WebSocket socket;

  private JdkClient(URI uri) {
    HttpClient http = HttpClient.newBuilder().sslContext(Certificate.clientContext()).build();
    socket =
        Patience.get(
            http.newWebSocketBuilder().buildAsync(uri, listener), "the JDK's client to connect");
  }

  static JdkClient connect(URI uri) {
    return new JdkClient(uri);
  }

  void text(String text) {
    Patience.get(socket.sendText(text, true), "a text to be sent");
  }

  void binary(byte[] payload) {
    Patience.get(socket.sendBinary(ByteBuffer.wrap(payload), true), "bytes to be sent");
  }

  void ping(String payload) {
    Patience.get(socket.sendPing(StandardCharsets.UTF_8.encode(payload)), "a ping to be sent");
  }

  void close(int code, String reason) {
    Patience.get(socket.sendClose(code, reason), "a Close to be sent");
  }

  String awaitText() {
    return Patience.take(listener.texts, "a text");
  }

  byte[] awaitBinary() {
    return Patience.take(listener.binaries, "a binary message");
  }

  String awaitPing() {
    return Patience.take(listener.pings, "a ping");
  }

  String awaitPong() {
    return Patience.take(listener.pongs, "a pong");
  }

  /** How it has ended: the server's Close, or 1006 when the transport was lost. */
  Closed awaitEnd() {
    return Patience.take(listener.ends, "the end of the connection");
  }

  @Override
  public void close() {
    socket.abort();
  }

  private static final class Listener implements WebSocket.Listener {
    final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    final BlockingQueue<byte[]> binaries = new LinkedBlockingQueue<>();
    final BlockingQueue<String> pings = new LinkedBlockingQueue<>();
    final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
    final BlockingQueue<Closed> ends = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        texts.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
      binary.writeBytes(bytes(part));
      if (last) {
        binaries.add(binary.toByteArray());
        binary.reset();
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer payload) {
      pings.add(new String(bytes(payload), StandardCharsets.UTF_8));
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer payload) {
      pongs.add(new String(bytes(payload), StandardCharsets.UTF_8));
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      ends.add(new Closed(code, reason));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      ends.add(new Closed(1006, ""));
    }

    private static byte[] bytes(ByteBuffer payload) {
      byte[] bytes = new byte[payload.remaining()];
      payload.get(bytes);
      return bytes;
    }
  }
}
