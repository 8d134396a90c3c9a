// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.Recovery;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.Verdict;
import io.fresh.testing.Patience;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A client that writes down what it is told, and ends when the server says goodbye. A test overrides what it wants to be different.
 */
public class Probe extends Dispatcher {

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final BlockingQueue<Object> infos = new LinkedBlockingQueue<>();
  private final BlockingQueue<FreshException> errors = new LinkedBlockingQueue<>();
  private final BlockingQueue<ExitReason> ends = new LinkedBlockingQueue<>();

  /** A client of its own. */
  public Probe() {
    this(new Object());
  }

  /** For a client object that may serve another connection, too. */
  public Probe(Object client) {
    super(client, MessageForm.STRING, MessageForm.NONE);
  }

  /** The next text of the server. */
  public final String awaitText() {
    return Patience.take(texts, "a text");
  }

  /** The next message of the application. */
  public final Object awaitInfo() {
    return Patience.take(infos, "a message of the application");
  }

  /** The next error. */
  public final FreshException awaitError() {
    return Patience.take(errors, "an error");
  }

  /** The call of {@code @OnTerminate}. */
  public final ExitReason awaitEnd() {
    return Patience.take(ends, "the end");
  }

  @Override
  public void onConnect(Connection connection, Handshake handshake, Outbox outbox)
      throws Throwable {}

  @Override
  public void onText(Connection connection, String text, Outbox outbox) throws Throwable {
    texts.add(text);
  }

  @Override
  public void onInfo(Connection connection, Object message, Outbox outbox) throws Throwable {
    infos.add(message);
  }

  @Override
  public void onError(Connection connection, FreshException error, Verdict verdict)
      throws Throwable {
    errors.add(error);
  }

  @Override
  public void onDisconnect(Connection connection, CloseStatus status, Verdict verdict) {
    verdict.recovery(Recovery.close());
  }

  @Override
  public void onTerminate(Connection connection, ExitReason reason) {
    ends.add(reason);
  }
}
