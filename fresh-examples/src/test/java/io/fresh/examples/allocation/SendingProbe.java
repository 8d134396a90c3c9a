// SPDX-License-Identifier: MIT
package io.fresh.examples.allocation;

import com.sun.management.ThreadMXBean;
import io.fresh.Connection;
import io.fresh.Frame;
import io.fresh.SendOutcome;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.WebSocketClient;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;

/**
 * A program that sends messages of one kind over a socket from a thread of its own, and prints how many bytes each of them makes that
 * thread and the event loop allocate: the least of several windows after a warm-up, as the JVM itself allocates a little now and then.
 */
final class SendingProbe {

  private static final int WINDOW = 10_000;
  private static final int WARM_UP = 5;
  private static final int WINDOWS = 5;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private SendingProbe() {}

  /** Tells which thread is the event loop. */
  @WebSocketClient
  record Client(CompletableFuture<Long> loop) {
    @OnConnect
    void connected() {
      loop.complete(Thread.currentThread().getId());
    }
  }

  public static void main(String[] arguments) throws IOException {
    Sends sends = Sends.valueOf(arguments[0]);
    CompletableFuture<Long> loop = new CompletableFuture<>();
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection =
          SendingProbe_ClientFresh.start(new Client(loop), server.uri().toString());
      ScriptedPeer peer = server.accept();
      peer.acceptUpgrade();
      Patience.get(connection.opened(), "an open connection");
      CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> readToEnd(peer));
      System.out.println(leastPerMessage(sends, connection, loop.join()));
      connection.stop();
      Patience.get(reader, "the end of what is sent");
      Patience.get(connection.terminated(), "the end");
    }
  }

  private static double leastPerMessage(Sends sends, Connection connection, long loop) {
    for (int i = 0; i < WARM_UP; i++) {
      sendWindow(sends, connection);
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < WINDOWS; i++) {
      long before = allocated(loop);
      sendWindow(sends, connection);
      least = Math.min(least, allocated(loop) - before);
    }
    return (double) least / WINDOW;
  }

  private static long allocated(long loop) {
    return THREADS.getCurrentThreadAllocatedBytes() + THREADS.getThreadAllocatedBytes(loop);
  }

  /** Returns when the last of them has been written. */
  private static void sendWindow(Sends sends, Connection connection) {
    for (int sent = 0; sent < WINDOW; sent++) {
      while (!sends.send(connection)) { // the queue is full
        Thread.onSpinWait();
      }
    }
    Frame last = Frame.text("the last");
    while (Patience.get(connection.sendAsync(last), "a message to be written")
        != SendOutcome.WRITTEN) {
      Thread.onSpinWait(); // the queue is full
    }
  }

  /** The server only has to keep up: whether it gets what was sent is asked by other tests. */
  private static void readToEnd(ScriptedPeer peer) {
    try (peer) {
      while (peer.expectFrame().opcode() != WireFrame.CLOSE) {
        // what is sent is of no interest here
      }
      peer.close(1000, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
