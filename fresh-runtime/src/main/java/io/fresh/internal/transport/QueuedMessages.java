// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.CloseStatus;
import io.fresh.internal.link.RunningHandler;
import io.fresh.internal.protocol.MessageSink;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Copies what the decoder finds out of the read buffer and into the lane, and lets the decoder wait while the mailbox is full. A ping
 * is answered at once, a Close is heard at once: no handler that takes its time keeps the peer waiting for these.
 */
final class QueuedMessages implements MessageSink {

  /** The time of one handler in the lane. */
  static final class Turn implements Messages.Turn {
    private final LiveConnection connection;

    Turn(LiveConnection connection) {
      this.connection = connection;
    }

    @Override
    public boolean begin(String handler) {
      if (connection.isStopped()) {
        return false;
      }
      enter(handler);
      return true;
    }

    @Override
    public void end() {
      exit();
    }

    @Override
    public void enter(String handler) {
      RunningHandler.enter(connection);
    }

    @Override
    public void exit() {
      RunningHandler.exit();
    }
  }

  private final ConnectionDriver driver;
  private final Messages calls;
  private final HandlerLane lane;
  private final Mailbox mailbox;
  private final LaneReplies replies;
  private final MessageForm textForm;
  private final MessageForm binaryForm;

  private final AtomicBoolean roomWanted = new AtomicBoolean();

  private boolean muted;

  /** Whose messages are read. */
  private @Nullable Outbound link;

  /** How often there was nothing more to deliver: what was read before the last time is not delivered. */
  private volatile int mutes;

  QueuedMessages(
      ConnectionDriver driver,
      Dispatcher dispatcher,
      Messages calls,
      HandlerLane lane,
      Mailbox mailbox,
      LaneReplies replies) {
    this.driver = driver;
    this.calls = calls;
    this.lane = lane;
    this.mailbox = mailbox;
    this.replies = replies;
    this.textForm = dispatcher.textForm();
    this.binaryForm = dispatcher.binaryForm();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written by the event loop only
  void mute() {
    muted = true;
    mutes++;
  }

  void unmute(Outbound of) {
    muted = false;
    link = of;
  }

  /** Who is told so is told, too, when the mailbox is half empty again. */
  @Override
  public boolean isFull() {
    if (muted || !mailbox.isFull()) {
      return false;
    }
    roomWanted.set(true);
    return mailbox
        .isFull(); // else the lane has emptied it between the two, and does not see the wish
  }

  /** Something was taken out of the mailbox. */
  void taken() {
    if (roomWanted.get() && mailbox.isHalfEmpty() && roomWanted.compareAndSet(true, false)) {
      driver.roomInMailbox();
    }
  }

  @Override
  public void text(String text) {
    add(text.length(), () -> calls.text(text));
  }

  @Override
  public void text(ByteBuf buffer, int index, int length) {
    if (textForm != MessageForm.NONE) {
      ByteBuf copy = copy(buffer, index, length);
      add(length, () -> calls.text(copy, 0, length));
    }
  }

  @Override
  public void binary(ByteBuf buffer, int index, int length) {
    if (binaryForm == MessageForm.ARRAY) {
      binary(ByteBufUtil.getBytes(buffer, index, length));
    } else if (binaryForm != MessageForm.NONE) {
      ByteBuf copy = copy(buffer, index, length);
      add(length, () -> calls.binary(copy, 0, length));
    }
  }

  @Override
  public void binary(byte[] binary) {
    add(binary.length, () -> calls.binary(binary));
  }

  @Override
  public void textPart(String text, boolean last) {
    add(text.length(), () -> calls.textPart(text, last));
  }

  @Override
  public void textPart(ByteBuf buffer, int index, int length, boolean last) {
    ByteBuf copy = copy(buffer, index, length);
    add(length, () -> calls.textPart(copy, 0, length, last));
  }

  @Override
  public void binaryPart(ByteBuf buffer, int index, int length, boolean last) {
    if (binaryForm == MessageForm.PARTIAL_ARRAY) {
      byte[] copy = ByteBufUtil.getBytes(buffer, index, length);
      add(length, () -> calls.binaryPart(copy, last));
    } else {
      ByteBuf copy = copy(buffer, index, length);
      add(length, () -> calls.binaryPart(copy, 0, length, last));
    }
  }

  @Override
  public void ping(ByteBuf buffer, int index, int length) {
    ByteBuffer payload = copy(buffer, index, length).nioBuffer().asReadOnlyBuffer();
    driver.pinged(payload.duplicate());
    add(length, () -> calls.ping(payload));
  }

  @Override
  public void pong(ByteBuf buffer, int index, int length) {
    ByteBuffer payload = copy(buffer, index, length).nioBuffer().asReadOnlyBuffer();
    driver.ponged(payload.duplicate());
    add(length, () -> calls.pong(payload));
  }

  @Override
  public void close(int code, String reason) {
    driver.closeRead(new CloseStatus(code, reason));
  }

  /** In the heap: nobody has to release what is never taken. */
  private static ByteBuf copy(ByteBuf buffer, int index, int length) {
    return Unpooled.wrappedBuffer(ByteBufUtil.getBytes(buffer, index, length));
  }

  private void add(int bytes, Runnable call) {
    if (!muted) {
      int mutesBefore = mutes;
      Outbound of = link;
      lane.add(
          () -> {
            if (mutes == mutesBefore) {
              replies.run(of, call);
            }
          },
          bytes);
    }
  }
}
