// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import io.fresh.benchmarks.workload.Corpus;
import io.fresh.benchmarks.workload.CorruptMessageException;
import io.fresh.benchmarks.workload.MessageCheck;
import io.fresh.benchmarks.workload.Workload;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The traffic of one workload on one connection. */
final class Load {

  private static final int PATIENCE_SECONDS = 10;

  private final Workload workload;
  private final Corpus corpus;
  private final Tally tally;
  private final Confirmations confirmations;
  private final CompletableFuture<Sender> senderOfEcho = new CompletableFuture<>();
  private volatile boolean stopped;
  private BenchmarkClient.@Nullable Session session;

  Load(Workload workload, Tally tally) {
    this.workload = workload;
    this.corpus = Corpus.of(workload.content());
    this.tally = tally;
    this.confirmations = new Confirmations(workload, tally, () -> stopped);
  }

  void start(BenchmarkClient client, URI uri) throws Exception {
    BenchmarkClient.Listener listener = listener();
    BenchmarkClient.Session opened =
        client
            .connect(uri, workload.isDeflated(), listener)
            .toCompletableFuture()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    session = opened;
    Sender sender = new Sender(corpus, opened);
    switch (workload.shape()) {
      case OUTBOUND -> application(() -> sendWithoutPause(sender));
      case ECHO ->
          application(
              () -> {
                sender.send(1); // the answer to it sends the others
                sender.flush();
                senderOfEcho.complete(sender); // from now on it is the listener's
              });
      default -> {} // the server sends
    }
  }

  /** What fails from now on is the end. */
  void stop() throws Exception {
    stopped = true;
    if (session != null && workload.shape() != Workload.Shape.OUTBOUND) {
      session.close(); // an outbound connection is closed by the thread that sends
    }
  }

  private void sendWithoutPause(Sender sender) throws Exception {
    int several = workload.confirmEvery() / 8;
    while (!stopped) {
      sender.send(several);
      if (confirmations.isFullAfter(several)) {
        sender.flush();
        confirmations.await();
      }
    }
    sender.close();
  }

  private BenchmarkClient.Listener listener() {
    return switch (workload.shape()) {
      case INBOUND -> new Checking();
      case OUTBOUND -> confirmations;
      default -> new Answering();
    };
  }

  private void application(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (Throwable e) {
                tally.fail(e);
              }
            },
            "application");
    thread.setDaemon(true);
    thread.start();
  }

  /** What the application's thread does. */
  private interface Task {
    void run() throws Exception;
  }

  /** Checks and counts. */
  private class Checking implements BenchmarkClient.Listener {

    private final MessageCheck check = new MessageCheck(corpus);

    @Override
    public @Nullable String text(String message) {
      try {
        check.text(message);
      } catch (CorruptMessageException e) {
        ended(e);
        throw e;
      }
      tally.add(1);
      return null;
    }

    @Override
    public void binary(ByteBuffer buffer, int index, int length) {
      try {
        check.binary(buffer, index, length);
      } catch (CorruptMessageException e) {
        ended(e);
        throw e;
      }
      tally.add(1);
    }

    @Override
    public void bytesOf(int messages) {
      tally.add(messages);
    }

    @Override
    public void ended(Throwable cause) {
      if (!stopped) {
        tally.fail(cause);
      }
    }
  }

  /**
   * Checks, counts, and answers with the message that is next. With the first it sends as many as are to be under way: if the application's
   * thread did, the server would see them mixed with the answers.
   */
  private final class Answering extends Checking {

    private boolean begun;
    private long sentAt = System.nanoTime();

    @Override
    public @Nullable String text(String message) {
      super.text(message);
      if (workload.inFlight() == 1) {
        long now = System.nanoTime();
        tally.latency(now - sentAt);
        sentAt = now;
      }
      Sender sender = senderOfEcho.join();
      if (!begun) {
        begun = true;
        begin(sender);
      }
      return sender.take();
    }

    private void begin(Sender sender) {
      try {
        sender.send(workload.inFlight() - 1);
        sender.flush();
      } catch (Exception e) {
        ended(e);
      }
    }
  }
}
