// SPDX-License-Identifier: MIT
package io.fresh.examples.allocation;

import com.sun.management.ThreadMXBean;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;

/**
 * Counts messages and what a message makes the threads of a client allocate: the least of several windows after a warm-up, as the JVM
 * itself allocates a little now and then.
 */
final class Meter {

  /** In windows, as is what follows it. */
  private static final int WARM_UP = 5;

  private static final int WINDOWS = 5;

  /** The server's writes hold so many bytes, or one message. */
  private static final int BATCH = 64 << 10;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final int window;
  private final int warmUp;
  private final int total;

  private final CountDownLatch received = new CountDownLatch(1);
  private int messages;
  private long windowBegan;
  private long least = Long.MAX_VALUE;

  /**
   * Creates a meter.
   *
   * @param window messages that are counted at a time
   */
  Meter(int window) {
    this.window = window;
    this.warmUp = WARM_UP * window;
    this.total = warmUp + WINDOWS * window;
  }

  double bytesPerMessage() {
    return (double) least / window;
  }

  // ---- on the event loop ----

  /** Called by the handler for each message: the event loop is the one thread that does anything for it. */
  void message() {
    messages++;
    if (messages >= warmUp && messages % window == 0) {
      windowEnds(THREADS.getCurrentThreadAllocatedBytes());
      if (messages == total) {
        received.countDown();
      }
    }
  }

  private void windowEnds(long allocated) {
    if (messages > warmUp) {
      least = Math.min(least, allocated - windowBegan);
    }
    windowBegan = allocated;
  }

  // ---- on the thread of the test ----

  /** Lets the server send as many messages as are measured, and waits for them. */
  void send(WireFrame message, ScriptedPeer peer) throws IOException {
    byte[] frame = message.bytes();
    int each = Math.max(1, BATCH / frame.length);
    byte[] batch = new byte[each * frame.length];
    for (int i = 0; i < each; i++) {
      System.arraycopy(frame, 0, batch, i * frame.length, frame.length);
    }
    for (int sent = 0; sent < total; sent += each) {
      peer.send(batch);
    }
    Patience.await(received, "all messages");
  }
}
