// SPDX-License-Identifier: MIT
package io.fresh;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A connection that goes nowhere: never open, takes nothing, and remembers how it was stopped. */
public final class FakeConnection extends FakeLink implements Connection {

  private final String label;

  /**
   * Creates one.
   *
   * @param label what it is called in messages
   */
  public FakeConnection(String label) {
    this.label = label;
  }

  @Override
  public boolean send(Frame frame) {
    return false;
  }

  @Override
  public boolean send(String text) {
    return false;
  }

  @Override
  public boolean send(ByteBuffer binary) {
    return false;
  }

  @Override
  public CompletionStage<SendOutcome> sendAsync(Frame frame) {
    return CompletableFuture.completedStage(SendOutcome.NOT_SENT);
  }

  @Override
  public boolean isWritable() {
    return false;
  }

  @Override
  public void onWritable(Runnable task) {}

  @Override
  public boolean tell(Object message) {
    return false;
  }

  @Override
  public void close(int code, String reason) {}

  @Override
  public void reconnect() {}

  @Override
  public Optional<Name> name() {
    return Optional.empty();
  }

  @Override
  public boolean isOpen() {
    return false;
  }

  @Override
  public Optional<Duration> roundTripTime() {
    return Optional.empty();
  }

  @Override
  public CompletionStage<Connection> opened() {
    return CompletableFuture.failedStage(new IllegalStateException("never"));
  }

  @Override
  public ExitReason awaitTermination() {
    return terminated().toCompletableFuture().join();
  }

  @Override
  public Optional<ExitReason> awaitTermination(Duration timeout) {
    return Optional.ofNullable(terminated().toCompletableFuture().getNow(null));
  }

  @Override
  public String toString() {
    return label;
  }
}
