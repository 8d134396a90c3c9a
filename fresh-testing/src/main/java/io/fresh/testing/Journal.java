// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What a {@link TestServer} has seen on all of its connections. Each {@code await} takes one entry of its kind, in order. */
public final class Journal {

  private final BlockingQueue<Integer> opened = new LinkedBlockingQueue<>();
  private final BlockingQueue<Closed> closed = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> pings = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
  private final AtomicInteger connections = new AtomicInteger();

  Journal() {}

  /** How many connections have been opened so far. */
  public int connections() {
    return connections.get();
  }

  /** The next connection has been opened; which one it is, counted from 1. */
  public int awaitOpened() {
    return Patience.take(opened, "a connection");
  }

  /** How the next connection has ended: with the client's code and reason, or 1006 if it sent no Close. */
  public Closed awaitClosed() {
    return Patience.take(closed, "the end of a connection");
  }

  /** The client's next text message. */
  public String awaitText() {
    return Patience.take(texts, "a text");
  }

  /** The payload of the client's next ping. */
  public String awaitPing() {
    return Patience.take(pings, "a ping");
  }

  /** The payload of the client's next pong. */
  public String awaitPong() {
    return Patience.take(pongs, "a pong");
  }

  void opened() {
    opened.add(connections.incrementAndGet());
  }

  void closed(int code, @Nullable String reason) {
    closed.add(new Closed(code, reason == null ? "" : reason));
  }

  void text(String text) {
    texts.add(text);
  }

  void ping(ByteBuffer payload) {
    pings.add(text(payload));
  }

  void pong(ByteBuffer payload) {
    pongs.add(text(payload));
  }

  private static String text(ByteBuffer payload) {
    return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
  }
}
