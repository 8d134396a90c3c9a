// SPDX-License-Identifier: MIT
package io.fresh.scale;

import io.fresh.Connection;
import io.fresh.Handshake;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;

/** Sends one message each time it is connected, which comes back, and counts. Its counts are written by its event loop. */
final class Member extends Dispatcher {

  private final int number;
  private final Semaphore messages;

  private volatile int lives;
  private volatile int right;
  private volatile int wrong;
  private volatile int pongs;

  Member(int number, Semaphore messages) {
    super(new Object(), MessageForm.STRING, MessageForm.NONE);
    this.number = number;
    this.messages = messages;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
    lives++;
    outbox.text(message());
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public void onText(Connection connection, String text, Outbox outbox) {
    if (text.equals(message())) {
      right++;
    } else {
      wrong++;
    }
    messages.release();
  }

  private String message() {
    return number + " in life " + lives;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public void onPong(Connection connection, ByteBuffer payload, Outbox outbox) {
    pongs++;
  }

  int pongs() {
    return pongs;
  }

  /** Whether each of so many lives has had its message, once. */
  boolean hasHad(int messagesAndLives) {
    return lives == messagesAndLives && right == messagesAndLives && wrong == 0;
  }

  @Override
  public String toString() {
    return "connection %d: lives %d, messages %d, of others %d, pongs %d"
        .formatted(number, lives, right, wrong, pongs);
  }
}
