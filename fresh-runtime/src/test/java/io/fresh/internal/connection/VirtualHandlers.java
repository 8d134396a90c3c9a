// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import io.fresh.CloseStatus;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.Recovery;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Handlers that follow a script and run one at a time: at once, or, when they are slow, until the test lets them finish. A function of
 * the script may throw, as a handler may.
 */
final class VirtualHandlers {

  /** A handler's call; its body runs the handler and returns the input that comes of it. */
  private record Call(String handler, Runnable body) {}

  private final Consumer<String> started;
  private final ArrayDeque<Call> calls = new ArrayDeque<>();

  private Consumer<Handshake> onConnect = handshake -> {};
  private Function<FreshException, @Nullable Recovery> onError = error -> null;
  private Function<CloseStatus, @Nullable Recovery> onDisconnect = status -> null;
  private boolean slow;
  private boolean stopped;

  VirtualHandlers(Consumer<String> started) {
    this.started = started;
  }

  void onConnect(Consumer<Handshake> script) {
    onConnect = script;
  }

  void onError(Function<FreshException, @Nullable Recovery> script) {
    onError = script;
  }

  void onDisconnect(Function<CloseStatus, @Nullable Recovery> script) {
    onDisconnect = script;
  }

  void connect(Handshake handshake) {
    onConnect.accept(handshake);
  }

  @Nullable Recovery error(FreshException error) {
    return onError.apply(error);
  }

  @Nullable Recovery disconnect(CloseStatus status) {
    return onDisconnect.apply(status);
  }

  /** From now on a handler runs until {@link #finish}. */
  void slow(boolean now) {
    slow = now;
  }

  /** From now on no handler starts but {@code @OnTerminate}. */
  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  boolean isRunning() {
    return !calls.isEmpty();
  }

  /** Calls a handler when those before have finished. */
  void call(String handler, Runnable body) {
    calls.add(new Call(handler, body));
    if (calls.size() == 1) {
      begin();
    }
  }

  /** The running handler returns or throws. */
  void finish() {
    calls.remove().body().run();
    begin();
  }

  private void begin() {
    while (stopped && !calls.isEmpty() && !calls.element().handler().startsWith("@OnTerminate")) {
      calls.remove();
    }
    if (!calls.isEmpty()) {
      started.accept(calls.element().handler());
      if (!slow) {
        finish();
      }
    }
  }
}
