// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A supplier that answers when it returns, in the form of one that answers later. */
record Supplied<T>(Callable<? extends T> supplier) implements Callable<CompletionStage<T>> {

  /** An option that is a supplier. It is not shown: what it would say of itself may be a secret. */
  static <T> Setting<Optional<Callable<? extends CompletionStage<T>>>> setting(String name) {
    return Setting.of(name, Optional.<Callable<? extends CompletionStage<T>>>empty())
        .shownAs(supplier -> supplier.isPresent() ? "set" : "none");
  }

  @Override
  public CompletionStage<T> call() throws Exception {
    return CompletableFuture.completedFuture(supplier.call());
  }
}
