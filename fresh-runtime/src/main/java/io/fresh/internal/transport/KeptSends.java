// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.SendBuffer;
import io.fresh.internal.transport.Sender.Outcome;
import io.netty.buffer.ByteBufConvertible;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is sent while there is no link: it goes out over the next one, grows too old, or ends with the connection. Messages come from
 * any thread through the {@link Gate}, all else belongs to the event loop.
 */
final class KeptSends {

  private final Backlog backlog;
  private final EventLoop loop;
  private final ConnectionLog log;

  /** Whether there is a timer, or will be. */
  private final AtomicBoolean timed = new AtomicBoolean();

  private @Nullable ScheduledFuture<?> timer;

  KeptSends(SendBuffer bounds, LongSupplier nanoTime, EventLoop loop, ConnectionLog log) {
    this.backlog = new Backlog(bounds, nanoTime);
    this.loop = loop;
    this.log = log;
  }

  Backlog backlog() {
    return backlog;
  }

  /** Takes over a message; one that is refused has been released. */
  Outcome add(ByteBufConvertible message) {
    Outcome outcome = backlog.add(message);
    if (outcome == Outcome.ACCEPTED && timed.compareAndSet(false, true)) {
      try {
        loop.execute(this::time);
      } catch (RejectedExecutionException stopped) {
        // The connection has ended between the two, and with it what was kept.
      }
    }
    return outcome;
  }

  // ---- event loop ----

  /**
   * Hands what is assigned to the link, and not too old, to it; if that has ended already, the next one will get it. What is too old is
   * dropped last: whoever hears that a message is not sent may send it again, behind the others.
   */
  void flush(Outbound outbound) {
    if (outbound.isOver()) {
      return;
    }
    cancel();
    List<ByteBufConvertible> old = backlog.takeTooOld();
    backlog.takeAssigned().forEach(outbound::append);
    drop(old);
    time();
  }

  /** The connection ends; nothing is added any more. */
  void end() {
    cancel();
    List<ByteBufConvertible> left = backlog.takeAll();
    left.forEach(Delivery::drop);
    log.neverSent(left.size());
  }

  private void time() {
    if (timer != null) {
      return;
    }
    timed.set(false); // before the look: what is added after it asks for a timer again
    OptionalLong delay = backlog.untilTooOld();
    if (delay.isPresent()) {
      timed.set(true);
      timer = loop.schedule(this::expired, Math.max(0, delay.getAsLong()), TimeUnit.NANOSECONDS);
    }
  }

  private void expired() {
    timer = null;
    drop(backlog.takeTooOld());
    time();
  }

  private void drop(List<ByteBufConvertible> old) {
    old.forEach(Delivery::drop);
    log.tooOld(old.size());
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
      timed.set(false);
    }
  }
}
