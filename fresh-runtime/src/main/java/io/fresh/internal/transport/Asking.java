// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.FreshException.ConnectingFailed;
import io.fresh.Headers;
import io.fresh.Options;
import io.fresh.internal.protocol.WebSocketUri;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the suppliers for the target of one attempt. Has no time limit of its own; its owner aborts it. */
final class Asking {

  /** Hears of the outcome, on the event loop; not any more once the asking is aborted. */
  interface Listener {
    void supplied(Target target);

    void failed(ConnectingFailed error);
  }

  private final Suppliers suppliers;
  private final Options options;
  private final Target fixed;

  private final CompletableFuture<WebSocketUri> uri = new CompletableFuture<>();
  private final CompletableFuture<Headers> headers = new CompletableFuture<>();

  /** Both of them; fails with the first that fails. */
  private final CompletableFuture<Target> target = new CompletableFuture<>();

  /** {@code null} when the answer is no longer wanted; written by the event loop. */
  private volatile @Nullable Listener listener;

  Asking(Suppliers suppliers, Options options, Target fixed, Executor loop, Listener listener) {
    this.suppliers = suppliers;
    this.options = options;
    this.fixed = fixed;
    this.listener = listener;
    var unused = target.whenCompleteAsync(this::tell, loop);
  }

  /** Ends the asking; its listener hears nothing any more. */
  void abort() {
    listener = null;
    suppliers.drop(this);
  }

  /** Calls the suppliers, on a thread where they may block. */
  void call() {
    ask("uriFrom", options.uriFrom(), WebSocketUri::parse, fixed.uri(), uri);
    ask("headersFrom", options.headersFrom(), this::merged, fixed.headers(), headers);
    var unused = uri.thenCombine(headers, Target::new).thenAccept(target::complete);
  }

  private <T, R> void ask(
      String option,
      Optional<Callable<? extends CompletionStage<T>>> supplier,
      Function<T, R> check,
      R otherwise,
      CompletableFuture<R> answer) {
    if (supplier.isEmpty()) {
      answer.complete(otherwise);
      return;
    }
    if (listener == null || target.isDone()) {
      return; // the supplier before has failed, or has used up the time
    }
    try {
      @Nullable CompletionStage<T> stage = supplier.get().call();
      if (stage == null) {
        fail(option + " returned null", null);
      } else {
        var unused =
            stage.whenComplete((value, thrown) -> settle(option, value, thrown, check, answer));
      }
    } catch (Throwable thrown) {
      threw(option, thrown);
    }
  }

  /** On whatever thread the supplier's stage ends. */
  private <T, R> void settle(
      String option,
      @Nullable T value,
      @Nullable Throwable thrown,
      Function<T, R> check,
      CompletableFuture<R> answer) {
    if (thrown instanceof CompletionException && thrown.getCause() != null) {
      threw(option, thrown.getCause());
    } else if (thrown != null) {
      threw(option, thrown);
    } else if (value == null) {
      fail(option + " supplied null", null);
    } else {
      try {
        answer.complete(check.apply(value));
      } catch (RuntimeException refused) {
        fail(option + ": " + refused.getMessage(), refused);
      }
    }
  }

  /** The supplied headers, and the fixed ones whose names are not among them. */
  private Headers merged(Headers supplied) {
    Headers all = fixed.headers().toBuilder().setAll(supplied).build();
    return Options.builder().headers(all).build().headers(); // refuses what the runtime sets itself
  }

  /** Does not show what the application's exception says: a URI with its token may stand in it. */
  private void threw(String option, Throwable thrown) {
    fail(option + " threw " + thrown.getClass().getName(), thrown);
  }

  private void fail(String what, @Nullable Throwable cause) {
    target.completeExceptionally(new ConnectingFailed(what, cause, true));
  }

  private void tell(@Nullable Target supplied, @Nullable Throwable error) {
    Listener wanting = listener;
    if (wanting != null) {
      listener = null;
      if (error instanceof ConnectingFailed failed) {
        wanting.failed(failed);
      } else if (supplied != null) {
        wanting.supplied(supplied);
      }
    }
  }
}
