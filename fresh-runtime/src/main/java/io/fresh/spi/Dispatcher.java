// SPDX-License-Identifier: MIT
package io.fresh.spi;

import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Calls the handlers of one client for one connection. The annotation processor writes a subclass for each client, which
 * overrides one method for each handler that there is. A class, not an interface, so that it can grow without breaking
 * what was generated before.
 *
 * <p>The runtime never runs two methods of one dispatcher at a time. All may throw anything that a handler throws.
 */
public abstract class Dispatcher {

  private final Object client;
  private final MessageForm textForm;
  private final MessageForm binaryForm;

  /**
   * Creates a dispatcher.
   *
   * @param client the object whose handlers are called; it serves one live connection at a time
   * @param textForm which of the {@code onText} methods is overridden
   * @param binaryForm which of the {@code onBinary} methods is overridden
   */
  protected Dispatcher(Object client, MessageForm textForm, MessageForm binaryForm) {
    this.client = Objects.requireNonNull(client, "client");
    this.textForm = textForm;
    this.binaryForm = binaryForm;
  }

  /**
   * The object whose handlers are called.
   *
   * @return the client
   */
  public final Object client() {
    return client;
  }

  /**
   * The form in which text messages are wanted.
   *
   * @return {@code NONE}, {@code STRING}, {@code BUFFER}, {@code BYTE_BUF}, or partial
   */
  public final MessageForm textForm() {
    return textForm;
  }

  /**
   * The form in which binary messages are wanted.
   *
   * @return {@code NONE}, {@code ARRAY}, {@code BUFFER}, {@code BYTE_BUF}, or partial
   */
  public final MessageForm binaryForm() {
    return binaryForm;
  }

  /**
   * The connection is open.
   *
   * @param connection the connection
   * @param handshake the server's verified answer
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onConnect(Connection connection, Handshake handshake, Outbox outbox)
      throws Throwable {}

  /**
   * A text message, for {@link MessageForm#STRING}.
   *
   * @param connection the connection
   * @param text the message
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onText(Connection connection, String text, Outbox outbox) throws Throwable {}

  /**
   * A text message, for {@link MessageForm#BUFFER}.
   *
   * @param connection the connection
   * @param utf8 the message, valid UTF-8
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onText(Connection connection, ByteBuffer utf8, Outbox outbox) throws Throwable {}

  /**
   * A text message, for {@link MessageForm#BYTE_BUF}.
   *
   * @param connection the connection
   * @param utf8 the message, valid UTF-8
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onText(Connection connection, ByteBuf utf8, Outbox outbox) throws Throwable {}

  /**
   * A part of a text message, for {@link MessageForm#PARTIAL_STRING}.
   *
   * @param connection the connection
   * @param text what has come since the part before
   * @param last whether the message ends with it
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onText(Connection connection, String text, boolean last, Outbox outbox)
      throws Throwable {}

  /**
   * A part of a text message, for {@link MessageForm#PARTIAL_BUFFER}.
   *
   * @param connection the connection
   * @param utf8 what has come since the part before, valid UTF-8
   * @param last whether the message ends with it
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onText(Connection connection, ByteBuffer utf8, boolean last, Outbox outbox)
      throws Throwable {}

  /**
   * A part of a text message, for {@link MessageForm#PARTIAL_BYTE_BUF}.
   *
   * @param connection the connection
   * @param utf8 what has come since the part before, valid UTF-8
   * @param last whether the message ends with it
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onText(Connection connection, ByteBuf utf8, boolean last, Outbox outbox)
      throws Throwable {}

  /**
   * A binary message, for {@link MessageForm#ARRAY}.
   *
   * @param connection the connection
   * @param binary the message
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onBinary(Connection connection, byte[] binary, Outbox outbox) throws Throwable {}

  /**
   * A binary message, for {@link MessageForm#BUFFER}.
   *
   * @param connection the connection
   * @param binary the message
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onBinary(Connection connection, ByteBuffer binary, Outbox outbox) throws Throwable {}

  /**
   * A binary message, for {@link MessageForm#BYTE_BUF}.
   *
   * @param connection the connection
   * @param binary the message
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onBinary(Connection connection, ByteBuf binary, Outbox outbox) throws Throwable {}

  /**
   * A part of a binary message, for {@link MessageForm#PARTIAL_ARRAY}.
   *
   * @param connection the connection
   * @param binary what has come since the part before
   * @param last whether the message ends with it
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onBinary(Connection connection, byte[] binary, boolean last, Outbox outbox)
      throws Throwable {}

  /**
   * A part of a binary message, for {@link MessageForm#PARTIAL_BUFFER}.
   *
   * @param connection the connection
   * @param binary what has come since the part before
   * @param last whether the message ends with it
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onBinary(Connection connection, ByteBuffer binary, boolean last, Outbox outbox)
      throws Throwable {}

  /**
   * A part of a binary message, for {@link MessageForm#PARTIAL_BYTE_BUF}.
   *
   * @param connection the connection
   * @param binary what has come since the part before
   * @param last whether the message ends with it
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onBinary(Connection connection, ByteBuf binary, boolean last, Outbox outbox)
      throws Throwable {}

  /**
   * A ping, which has been answered.
   *
   * @param connection the connection
   * @param payload its payload, read-only and valid during the call
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onPing(Connection connection, ByteBuffer payload, Outbox outbox) throws Throwable {}

  /**
   * A pong.
   *
   * @param connection the connection
   * @param payload its payload, read-only and valid during the call
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onPong(Connection connection, ByteBuffer payload, Outbox outbox) throws Throwable {}

  /**
   * A message of the application.
   *
   * @param connection the connection
   * @param message the message
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onInfo(Connection connection, Object message, Outbox outbox) throws Throwable {
    outbox.unhandled(message);
  }

  /**
   * Something went wrong.
   *
   * @param connection the connection
   * @param error what went wrong
   * @param verdict takes the decision
   * @throws Throwable what the handler throws
   */
  public void onError(Connection connection, FreshException error, Verdict verdict)
      throws Throwable {}

  /**
   * A Close has ended the connection.
   *
   * @param connection the connection
   * @param status the peer's status
   * @param verdict takes the decision
   * @throws Throwable what the handler throws
   */
  public void onDisconnect(Connection connection, CloseStatus status, Verdict verdict)
      throws Throwable {}

  /**
   * The connection ends; nothing follows.
   *
   * @param connection the connection
   * @param reason why
   * @throws Throwable what the handler throws
   */
  public void onTerminate(Connection connection, ExitReason reason) throws Throwable {}

  /** The connection is about to be established anew: what lives as long as one link goes back to its beginning. */
  public void reset() {}
}
