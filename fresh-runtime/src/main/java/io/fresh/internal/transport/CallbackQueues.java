// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Options;
import io.fresh.spi.Dispatcher;
import org.jspecify.annotations.Nullable;

/**
 * Where the callbacks of one connection wait that others ask for: each queue is made for the first who needs it, as most connections are
 * told nothing and never lack room. Thread-safe.
 */
final class CallbackQueues {

  private final Options options;
  private final Dispatcher dispatcher;

  // Made under the lock.
  private volatile @Nullable Mailbox mailbox;
  private volatile @Nullable WritableTasks writableTasks;

  CallbackQueues(Options options, Dispatcher dispatcher) {
    this.options = options;
    this.dispatcher = dispatcher;
  }

  Mailbox mailbox() {
    Mailbox made = mailbox;
    return made == null ? makeMailbox() : made;
  }

  private synchronized Mailbox makeMailbox() {
    Mailbox made = mailbox;
    if (made == null) {
      made = new Mailbox(options, dispatcher.isBlocking());
      mailbox = made;
    }
    return made;
  }

  /** The tasks that wait for room to send. */
  WritableTasks writableTasks() {
    WritableTasks made = writableTasks;
    return made == null ? makeWritableTasks() : made;
  }

  private synchronized WritableTasks makeWritableTasks() {
    WritableTasks made = writableTasks;
    if (made == null) {
      made = new WritableTasks();
      writableTasks = made;
    }
    return made;
  }

  /** Whether there may be a task that waits for room to send. */
  boolean hasWritableTasks() {
    WritableTasks made = writableTasks;
    return made != null && made.size() > 0;
  }
}
