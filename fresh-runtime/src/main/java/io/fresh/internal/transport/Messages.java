// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.CloseStatus;
import io.fresh.internal.protocol.MessageSink;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;

/**
 * Brings what the decoder finds straight to the handlers, and only what can change the connection's state to the machine. Messages
 * make no object of their own here. Runs where the handlers do.
 */
final class Messages implements MessageSink {

  /** The time of one handler. */
  interface Turn {

    /** Begins the one of a message. Returns {@code false} if nothing is delivered any more; it has then not begun. */
    boolean begin(String handler);

    void end();

    /** Begins the one of anything else. */
    void enter(String handler);

    void exit();
  }

  private final LiveConnection connection;
  private final ConnectionDriver driver;
  private final Answers answers;
  private final Turn turn;
  private final MessageViews views;
  private final Dispatcher dispatcher;

  Messages(
      LiveConnection connection,
      ConnectionDriver driver,
      Answers answers,
      Turn turn,
      MessageViews views) {
    this.connection = connection;
    this.driver = driver;
    this.answers = answers;
    this.turn = turn;
    this.views = views;
    this.dispatcher = connection.dispatcher();
  }

  @Override
  public boolean isFull() {
    return answers.isFull();
  }

  @Override
  public void text(String text) {
    if (turn.begin("@OnText")) {
      try {
        dispatcher.onText(connection, text, answers.of("@OnText"));
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnText", thrown);
      } finally {
        turn.end();
      }
    }
  }

  @Override
  public void text(ByteBuf buffer, int index, int length) {
    if (turn.begin("@OnText")) {
      try {
        Outbox outbox = answers.of("@OnText");
        switch (dispatcher.textForm()) {
          case BUFFER -> dispatcher.onText(connection, views.of(buffer, index, length), outbox);
          case BYTE_BUF -> dispatcher.onText(connection, slice(buffer, index, length), outbox);
          default -> {} // nobody wants it
        }
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnText", thrown);
      } finally {
        turn.end();
      }
    }
  }

  @Override
  public void binary(ByteBuf buffer, int index, int length) {
    if (turn.begin("@OnBinary")) {
      try {
        Outbox outbox = answers.of("@OnBinary");
        switch (dispatcher.binaryForm()) {
          case ARRAY ->
              dispatcher.onBinary(connection, ByteBufUtil.getBytes(buffer, index, length), outbox);
          case BUFFER -> dispatcher.onBinary(connection, views.of(buffer, index, length), outbox);
          case BYTE_BUF -> dispatcher.onBinary(connection, slice(buffer, index, length), outbox);
          default -> {} // nobody wants it
        }
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnBinary", thrown);
      } finally {
        turn.end();
      }
    }
  }

  @Override
  public void binary(byte[] binary) {
    if (turn.begin("@OnBinary")) {
      try {
        dispatcher.onBinary(connection, binary, answers.of("@OnBinary"));
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnBinary", thrown);
      } finally {
        turn.end();
      }
    }
  }

  @Override
  public void textPart(String text, boolean last) {
    if (turn.begin("@OnText")) {
      try {
        dispatcher.onText(connection, text, last, answers.of("@OnText"));
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnText", thrown);
      } finally {
        turn.end();
      }
    }
  }

  @Override
  public void textPart(ByteBuf buffer, int index, int length, boolean last) {
    if (turn.begin("@OnText")) {
      try {
        Outbox outbox = answers.of("@OnText");
        if (dispatcher.textForm() == MessageForm.PARTIAL_BUFFER) {
          dispatcher.onText(connection, views.of(buffer, index, length), last, outbox);
        } else {
          dispatcher.onText(connection, slice(buffer, index, length), last, outbox);
        }
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnText", thrown);
      } finally {
        turn.end();
      }
    }
  }

  @Override
  public void binaryPart(ByteBuf buffer, int index, int length, boolean last) {
    if (turn.begin("@OnBinary")) {
      try {
        Outbox outbox = answers.of("@OnBinary");
        switch (dispatcher.binaryForm()) {
          case PARTIAL_ARRAY ->
              dispatcher.onBinary(
                  connection, ByteBufUtil.getBytes(buffer, index, length), last, outbox);
          case PARTIAL_BUFFER ->
              dispatcher.onBinary(connection, views.of(buffer, index, length), last, outbox);
          default -> dispatcher.onBinary(connection, slice(buffer, index, length), last, outbox);
        }
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnBinary", thrown);
      } finally {
        turn.end();
      }
    }
  }

  /** A part of a binary message in an array of its own. */
  void binaryPart(byte[] binary, boolean last) {
    if (turn.begin("@OnBinary")) {
      try {
        dispatcher.onBinary(connection, binary, last, answers.of("@OnBinary"));
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnBinary", thrown);
      } finally {
        turn.end();
      }
    }
  }

  @Override
  public void ping(ByteBuf buffer, int index, int length) {
    ByteBuffer payload = views.of(buffer, index, length);
    driver.pinged(payload.duplicate());
    ping(payload);
  }

  /** A ping that has been answered. */
  void ping(ByteBuffer payload) {
    if (turn.begin("@OnPing")) {
      try {
        dispatcher.onPing(connection, payload, answers.of("@OnPing"));
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnPing", thrown);
      } finally {
        turn.end();
      }
    }
  }

  @Override
  public void pong(ByteBuf buffer, int index, int length) {
    ByteBuffer payload = views.of(buffer, index, length);
    driver.ponged(payload.duplicate());
    pong(payload);
  }

  /** A pong that the machine has heard of. */
  void pong(ByteBuffer payload) {
    if (turn.begin("@OnPong")) {
      try {
        dispatcher.onPong(connection, payload, answers.of("@OnPong"));
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnPong", thrown);
      } finally {
        turn.end();
      }
    }
  }

  @Override
  public void close(int code, String reason) {
    driver.closeRead(new CloseStatus(code, reason));
  }

  private static ByteBuf slice(ByteBuf buffer, int index, int length) {
    return buffer.slice(index, length).asReadOnly();
  }
}
