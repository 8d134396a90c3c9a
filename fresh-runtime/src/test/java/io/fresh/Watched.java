// SPDX-License-Identifier: MIT
package io.fresh;

import io.fresh.spi.Dispatcher;
import io.fresh.spi.Outbox;
import io.fresh.spi.Verdict;
import io.fresh.testing.Recorder;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;

/** Passes every call on to another dispatcher, and records the life that it sees. */
public final class Watched extends Dispatcher {

  private final Dispatcher client;
  private final Recorder<String> life = new Recorder<>();

  /** Watches this one. */
  public Watched(Dispatcher client) {
    super(client.client(), client.textForm(), client.binaryForm());
    this.client = client;
  }

  /** Fails unless the connection has ended, once, with nothing behind it, and no call has overlapped another. */
  public void verifyLife() {
    life.verifyLife();
  }

  @Override
  public boolean isBlocking() {
    return client.isBlocking();
  }

  @Override
  public void onConnect(Connection connection, Handshake handshake, Outbox outbox)
      throws Throwable {
    life.call("connect", () -> client.onConnect(connection, handshake, outbox));
  }

  @Override
  public void onText(Connection connection, String text, Outbox outbox) throws Throwable {
    life.call("text", () -> client.onText(connection, text, outbox));
  }

  @Override
  public void onText(Connection connection, ByteBuffer utf8, Outbox outbox) throws Throwable {
    life.call("text", () -> client.onText(connection, utf8, outbox));
  }

  @Override
  public void onText(Connection connection, ByteBuf utf8, Outbox outbox) throws Throwable {
    life.call("text", () -> client.onText(connection, utf8, outbox));
  }

  @Override
  public void onBinary(Connection connection, byte[] binary, Outbox outbox) throws Throwable {
    life.call("binary", () -> client.onBinary(connection, binary, outbox));
  }

  @Override
  public void onBinary(Connection connection, ByteBuffer binary, Outbox outbox) throws Throwable {
    life.call("binary", () -> client.onBinary(connection, binary, outbox));
  }

  @Override
  public void onBinary(Connection connection, ByteBuf binary, Outbox outbox) throws Throwable {
    life.call("binary", () -> client.onBinary(connection, binary, outbox));
  }

  @Override
  public void onPing(Connection connection, ByteBuffer payload, Outbox outbox) throws Throwable {
    life.call("ping", () -> client.onPing(connection, payload, outbox));
  }

  @Override
  public void onPong(Connection connection, ByteBuffer payload, Outbox outbox) throws Throwable {
    life.call("pong", () -> client.onPong(connection, payload, outbox));
  }

  @Override
  public void onInfo(Connection connection, Object message, Outbox outbox) throws Throwable {
    life.call("info", () -> client.onInfo(connection, message, outbox));
  }

  @Override
  public void onError(Connection connection, FreshException error, Verdict verdict)
      throws Throwable {
    life.call("error", () -> client.onError(connection, error, verdict));
  }

  @Override
  public void onDisconnect(Connection connection, CloseStatus status, Verdict verdict)
      throws Throwable {
    life.call("disconnect", () -> client.onDisconnect(connection, status, verdict));
  }

  @Override
  public void onTerminate(Connection connection, ExitReason reason) throws Throwable {
    life.end("terminate", () -> client.onTerminate(connection, reason));
  }

  @Override
  public void reset() {
    client.reset();
  }
}
