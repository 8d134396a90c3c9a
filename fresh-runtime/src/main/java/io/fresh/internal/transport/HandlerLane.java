// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the callbacks of one connection one at a time: those that go first, then what waits in the mailbox. It has a thread only while
 * there is something to run.
 *
 * <p>What a callback says to the machine is heard before the next callback starts: the lane waits for it, without a thread. So an error
 * is decided before the messages behind the one that caused it, as it is on an event loop. Thread-safe.
 */
final class HandlerLane {

  /** Whose callbacks these are; called by the thread of the lane. */
  interface Owner {

    /** Whether nothing of the mailbox is to start: not before the next {@link HandlerLane#wake}, or never. From any thread. */
    boolean isHeld();

    /** Runs the callback of a message of the application. */
    void told(Object message);

    /** Something has been taken out of the mailbox, and is about to run. */
    void taken();

    /** There is no thread for what is to run: the owner runs it where it can, and holds the mailbox. On any thread. */
    void refused(Throwable why, Runnable run);
  }

  private final Mailbox mailbox;
  private final Executor threads;
  private final LogContext logContext;
  private final Owner owner;

  private final Queue<Runnable> first = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean running = new AtomicBoolean();

  /** How much of what callbacks have said the machine has not heard yet. */
  private final AtomicInteger unheard = new AtomicInteger();

  private final Object interrupting = new Object();

  /** The thread of the lane while it has one. Changed within {@link #interrupting}. */
  private volatile @Nullable Thread thread;

  /**
   * Creates a lane.
   *
   * @param threads runs a task that may block
   * @param logContext of this lane alone
   */
  HandlerLane(Mailbox mailbox, Executor threads, LogContext logContext, Owner owner) {
    this.mailbox = mailbox;
    this.threads = threads;
    this.logContext = logContext;
    this.owner = owner;
  }

  /** Runs a callback behind what is there. */
  void add(Runnable callback) {
    mailbox.add(callback, Mailbox.UNCOUNTED);
    wake();
  }

  /** Runs a message's callback behind what is there; so many bytes of the mailbox are its own until then. */
  void add(Runnable callback, int bytes) {
    mailbox.add(callback, bytes);
    wake();
  }

  /** Runs a callback before all but those that go first, too; also after the stop. */
  void addFirst(Runnable callback) {
    first.add(callback);
    wake();
  }

  /** There may be something to run. */
  void wake() {
    if (unheard.get() == 0 && hasNext() && running.compareAndSet(false, true)) {
      start();
    }
  }

  private void start() {
    try {
      threads.execute(this::run);
    } catch (Throwable why) { // also the Error that says that there is no memory for a thread
      owner.refused(why, this::run);
    }
  }

  /** Whether the caller is a callback of this lane. */
  boolean isCurrent() {
    return thread == Thread.currentThread();
  }

  /** The callback that runs says something: the lane waits until it is {@link #heard}. */
  void awaitHearing() {
    unheard.incrementAndGet();
  }

  void heard() {
    unheard.decrementAndGet();
    wake();
  }

  /** Whether what a callback has said is being heard. */
  boolean isWaiting() {
    return unheard.get() > 0;
  }

  /** Interrupts the callback that runs, if one does. */
  void interrupt() {
    synchronized (interrupting) {
      Thread running = thread;
      if (running != null) {
        running.interrupt();
      }
    }
  }

  private void run() {
    attach(Thread.currentThread());
    try {
      runAll();
    } finally { // also if the log throws, as one that writes to a full disk may
      attach(null);
      running.set(false);
      wake(); // for what came between the last look and the line above, or there was no look
    }
  }

  private void runAll() {
    logContext.enter();
    try {
      for (Runnable next = next(); next != null; next = next()) {
        Thread.interrupted(); // was meant for one that has ended
        next.run();
      }
    } finally {
      logContext.exit();
    }
  }

  private boolean hasNext() {
    return !first.isEmpty() || (mailbox.hasNext() && !owner.isHeld());
  }

  private void attach(@Nullable Thread current) {
    synchronized (interrupting) {
      thread = current;
      if (current == null) {
        Thread.interrupted();
      }
    }
  }

  private @Nullable Runnable next() {
    if (isWaiting()) {
      return null;
    }
    Runnable callback = first.poll();
    return callback != null || owner.isHeld() ? callback : nextOfMailbox();
  }

  private @Nullable Runnable nextOfMailbox() {
    Object next = mailbox.take();
    if (next == null) {
      return null;
    }
    owner.taken();
    return next instanceof Mailbox.Callback callback ? callback.run() : () -> owner.told(next);
  }
}
