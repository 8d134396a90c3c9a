// SPDX-License-Identifier: MIT
package io.fresh.scale;

import io.fresh.Connection;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Compares a message, whole or in parts, with what it should be; takes what it has cost while its handler holds it. */
final class Receiving extends Dispatcher {

  private final Content expected;
  private final boolean blocking;
  private final CompletableFuture<Boolean> whole = new CompletableFuture<>();

  private volatile @Nullable Cost cost;

  // Of the handlers' thread.
  private int received;
  private boolean right = true;

  Receiving(Received how, Content expected) {
    super(
        new Object(),
        how.isText() ? how.form() : MessageForm.NONE,
        how.isText() ? MessageForm.NONE : how.form());
    this.expected = expected;
    this.blocking = how.blocking();
  }

  /** The message has not been sent yet. */
  Cost countFromHere() {
    Cost begun = new Cost();
    cost = begun;
    return begun;
  }

  /** Completes with whether it was right. */
  CompletionStage<Boolean> whole() {
    return whole;
  }

  @Override
  public boolean isBlocking() {
    return blocking;
  }

  @Override
  public void onText(Connection connection, String text, Outbox outbox) {
    onText(connection, text, true, outbox);
  }

  @Override
  public void onText(Connection connection, String text, boolean last, Outbox outbox) {
    right &= expected.text().startsWith(text, received);
    take(text.length(), last, expected.text().length());
  }

  @Override
  public void onBinary(Connection connection, byte[] binary, Outbox outbox) {
    onBinary(connection, ByteBuffer.wrap(binary), true, outbox);
  }

  @Override
  public void onBinary(Connection connection, byte[] binary, boolean last, Outbox outbox) {
    onBinary(connection, ByteBuffer.wrap(binary), last, outbox);
  }

  @Override
  public void onBinary(Connection connection, ByteBuffer binary, Outbox outbox) {
    onBinary(connection, binary, true, outbox);
  }

  @Override
  public void onBinary(Connection connection, ByteBuffer binary, boolean last, Outbox outbox) {
    int length = binary.remaining();
    right &= ByteBuffer.wrap(expected.utf8(), received, length).equals(binary);
    take(length, last, expected.utf8().length);
  }

  private void take(int length, boolean last, int total) {
    received += length;
    Cost begun = cost;
    if (last && begun != null) {
      begun.take();
      whole.complete(right && received == total);
    }
  }
}
