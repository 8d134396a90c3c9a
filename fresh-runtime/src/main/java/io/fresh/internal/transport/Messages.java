// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.CloseStatus;
import io.fresh.internal.link.RunningHandler;
import io.fresh.internal.protocol.MessageSink;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;

/**
 * Brings what the decoder finds straight to the handlers, and only what can change the connection's state to the machine. Messages
 * make no object of their own here.
 */
final class Messages implements MessageSink {

  private final LiveConnection connection;
  private final ConnectionDriver driver;
  private final Answers answers;
  private final Dispatcher dispatcher;

  private boolean muted;

  Messages(LiveConnection connection, ConnectionDriver driver, Answers answers) {
    this.connection = connection;
    this.driver = driver;
    this.answers = answers;
    this.dispatcher = connection.dispatcher();
  }

  /** From now on, nothing is delivered; only a Close is still looked for. */
  void mute() {
    muted = true;
  }

  /** A new link begins. */
  void unmute() {
    muted = false;
  }

  @Override
  public void text(String text) {
    if (begin()) {
      try {
        dispatcher.onText(connection, text, answers.of("@OnText"));
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnText", thrown);
      } finally {
        end();
      }
    }
  }

  @Override
  public void text(ByteBuf buffer, int index, int length) {
    if (begin()) {
      try {
        Outbox outbox = answers.of("@OnText");
        switch (dispatcher.textForm()) {
          case BUFFER -> dispatcher.onText(connection, view(buffer, index, length), outbox);
          case BYTE_BUF -> dispatcher.onText(connection, slice(buffer, index, length), outbox);
          default -> {} // nobody wants it
        }
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnText", thrown);
      } finally {
        end();
      }
    }
  }

  @Override
  public void binary(ByteBuf buffer, int index, int length) {
    if (begin()) {
      try {
        Outbox outbox = answers.of("@OnBinary");
        switch (dispatcher.binaryForm()) {
          case ARRAY ->
              dispatcher.onBinary(connection, ByteBufUtil.getBytes(buffer, index, length), outbox);
          case BUFFER -> dispatcher.onBinary(connection, view(buffer, index, length), outbox);
          case BYTE_BUF -> dispatcher.onBinary(connection, slice(buffer, index, length), outbox);
          default -> {} // nobody wants it
        }
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnBinary", thrown);
      } finally {
        end();
      }
    }
  }

  @Override
  public void textPart(String text, boolean last) {
    if (begin()) {
      try {
        dispatcher.onText(connection, text, last, answers.of("@OnText"));
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnText", thrown);
      } finally {
        end();
      }
    }
  }

  @Override
  public void textPart(ByteBuf buffer, int index, int length, boolean last) {
    if (begin()) {
      try {
        Outbox outbox = answers.of("@OnText");
        if (dispatcher.textForm() == MessageForm.PARTIAL_BUFFER) {
          dispatcher.onText(connection, view(buffer, index, length), last, outbox);
        } else {
          dispatcher.onText(connection, slice(buffer, index, length), last, outbox);
        }
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnText", thrown);
      } finally {
        end();
      }
    }
  }

  @Override
  public void binaryPart(ByteBuf buffer, int index, int length, boolean last) {
    if (begin()) {
      try {
        Outbox outbox = answers.of("@OnBinary");
        switch (dispatcher.binaryForm()) {
          case PARTIAL_ARRAY ->
              dispatcher.onBinary(
                  connection, ByteBufUtil.getBytes(buffer, index, length), last, outbox);
          case PARTIAL_BUFFER ->
              dispatcher.onBinary(connection, view(buffer, index, length), last, outbox);
          default -> dispatcher.onBinary(connection, slice(buffer, index, length), last, outbox);
        }
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnBinary", thrown);
      } finally {
        end();
      }
    }
  }

  @Override
  public void ping(ByteBuf buffer, int index, int length) {
    ByteBuffer payload = view(buffer, index, length);
    driver.pinged(payload.duplicate());
    if (begin()) {
      try {
        dispatcher.onPing(connection, payload, answers.of("@OnPing"));
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnPing", thrown);
      } finally {
        end();
      }
    }
  }

  @Override
  public void pong(ByteBuf buffer, int index, int length) {
    ByteBuffer payload = view(buffer, index, length);
    driver.ponged(payload.duplicate());
    if (begin()) {
      try {
        dispatcher.onPong(connection, payload, answers.of("@OnPong"));
      } catch (Throwable thrown) {
        driver.handlerFailed("@OnPong", thrown);
      } finally {
        end();
      }
    }
  }

  @Override
  public void close(int code, String reason) {
    driver.closeRead(new CloseStatus(code, reason));
  }

  private boolean begin() {
    if (muted || connection.isStopped()) {
      return false;
    }
    driver.begin();
    RunningHandler.enter(connection);
    return true;
  }

  private void end() {
    RunningHandler.exit();
    driver.finish();
  }

  private static ByteBuf slice(ByteBuf buffer, int index, int length) {
    return buffer.slice(index, length).asReadOnly();
  }

  private static ByteBuffer view(ByteBuf buffer, int index, int length) {
    return buffer.nioBuffer(index, length).asReadOnlyBuffer();
  }
}
