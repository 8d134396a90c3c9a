// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The whole life of one started client, seen through its callbacks. A client's handlers run within {@link #call} and {@link #end};
 * what must never be is noted: callbacks that overlap, a second end, anything after the end. At the end of a test {@link #verify}
 * fails on that, and on every callback that the test has not asked for.
 *
 * @param <E> what a test compares: the kind of a callback and what it was given
 */
public final class Recorder<E> {

  /** What a callback does. */
  @FunctionalInterface
  public interface Body<X extends Throwable> {
    void run() throws X;
  }

  /** What a callback does and answers. */
  @FunctionalInterface
  public interface Answer<T, X extends Throwable> {
    T get() throws X;
  }

  private final BlockingQueue<E> unasked = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable E> running = new AtomicReference<>();
  private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
  private volatile @Nullable E end;

  // What a client's handlers call.

  /** Records a callback that does nothing more. */
  public void call(E event) {
    call(event, () -> {});
  }

  /** Records a callback; it can be awaited when the body has returned or thrown. */
  public <X extends Throwable> void call(E event, Body<X> body) throws X {
    answer(
        event,
        () -> {
          body.run();
          return event;
        });
  }

  /** The same, of a body that answers. */
  public <T, X extends Throwable> T answer(E event, Answer<T, X> body) throws X {
    enter(event);
    try {
      return body.get();
    } finally {
      running.set(null);
      unasked.add(event);
    }
  }

  /** Records the last callback that there may be, {@code @OnTerminate}. */
  public <X extends Throwable> void end(E event, Body<X> body) throws X {
    enter(event);
    end = event;
    try {
      body.run();
    } finally {
      running.set(null);
      unasked.add(event);
    }
  }

  private void enter(E event) {
    E other = running.getAndSet(event);
    if (other != null) {
      violations.add(event + " overlaps " + other);
    }
    if (end != null) {
      violations.add(event + " came after " + end);
    }
  }

  // What the test calls.

  /** The next callback that the test has not asked for yet; waits for it. */
  public E await(String what) {
    return Patience.take(unasked, what);
  }

  /** The next callbacks are these. */
  @SafeVarargs
  public final void expect(E... events) {
    for (E event : events) {
      E next = await(event.toString());
      if (!next.equals(event)) {
        throw new AssertionError("Expected " + event + ", was: " + next);
      }
    }
  }

  /** Fails unless the connection has ended, once, with nothing behind it, and no callback has overlapped another. */
  public void verifyLife() {
    E last = end;
    if (last == null || !violations.isEmpty()) {
      throw new AssertionError(
          "Expected one end, and one callback at a time before it; "
              + (last == null ? "there was no end: " : "was: ")
              + violations);
    }
  }

  /** The same, and fails if there was a callback but the end that the test has not asked for. */
  public void verify() {
    verifyLife();
    E last = end;
    List<E> left = unasked.stream().filter(event -> event != last).toList();
    if (!left.isEmpty()) {
      throw new AssertionError("Expected no more callbacks, were " + left);
    }
  }

  /** Fails if there was any callback at all: nothing has been started. */
  public void verifySilence() {
    if (!unasked.isEmpty() || end != null) {
      throw new AssertionError("Expected no callback, were " + unasked);
    }
  }
}
