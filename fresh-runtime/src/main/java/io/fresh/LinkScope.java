// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Links connections and supervisors to a block of code: what was started in the block has ended when the block is left.
 *
 * <pre>{@code
 * try (LinkScope scope = LinkScope.open()) {
 *   Connection prices = PricesFresh.startLink(scope, uri);
 *   work();
 * } // prices has terminated
 * }</pre>
 *
 * <p><b>Failure.</b> If something linked ends for a reason other than {@link ExitReason.Normal}, the scope has failed: all else that is
 * linked to it is stopped with the same reason, and so is what is linked to it from then on. {@link #failure()} tells the reason, and the
 * thread that opened the scope is interrupted, so that a block that waits is woken. That happens between {@link #open} and {@link #close},
 * once at most and never after: an interrupt by the scope that nobody has noticed is taken back by {@code close}, unless the thread was
 * interrupted already when the scope failed. What leaves the block as an exception stays the exception of the block.
 *
 * <p><b>Threads.</b> A scope belongs to the thread that opened it, a virtual one too, which alone may close it, inner scopes first.
 * {@link #link} and the methods of {@link Link} may be called from any thread. A handler has no scopes: what it starts with a link is
 * linked to its connection.
 */
public final class LinkScope implements Link, AutoCloseable {

  private static final ExitReason CLOSED = ExitReason.shutdown("the LinkScope was closed");

  private static final ThreadLocal<@Nullable LinkScope> INNERMOST = new ThreadLocal<>();

  private final Thread owner = Thread.currentThread();
  private final @Nullable LinkScope outer = INNERMOST.get();
  private final CompletableFuture<ExitReason> terminated = new CompletableFuture<>();
  private final CompletionStage<ExitReason> terminatedStage = terminated.minimalCompletionStage();

  /** Guarded by this. */
  private final Set<Link> links = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Those that have told the scope of their end, the last thing before it: they are links no more. Guarded by this. */
  private final Set<Link> ending = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Why the scope has ended before it was closed. Guarded by this. */
  private @Nullable ExitReason ended;

  /** Guarded by this. */
  private @Nullable ExitReason failure;

  /** Whether an interrupt of the owner can be nobody's but this scope's. Guarded by this. */
  private boolean interrupted;

  /** Guarded by this. */
  private boolean closed;

  private LinkScope() {}

  /**
   * Opens a scope for the current thread, inside of those that it has opened before.
   *
   * @return the scope
   * @throws IllegalStateException in a handler, which could not wait for the end of the scope's links
   */
  public static LinkScope open() {
    Fresh.requireNoHandler("LinkScope.open");
    LinkScope scope = new LinkScope();
    INNERMOST.set(scope);
    return scope;
  }

  /** {@return the innermost scope that is open on this thread} */
  public static Optional<LinkScope> current() {
    return Optional.ofNullable(INNERMOST.get());
  }

  /** {@return the reason of the first linked side that ended other than as normal, between open and close; empty if none did} */
  public synchronized Optional<ExitReason> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Stops what is linked. The scope stays open, with its thread undisturbed, and stops what is linked to it from then on, until it is
   * closed.
   *
   * @param reason why
   */
  @Override
  public void stop(ExitReason reason) {
    end(reason, false).forEach(link -> link.stop(reason));
  }

  /** Kills what is linked, also while {@link #close} waits for it; else as {@link #stop} with {@link ExitReason.Killed}. */
  @Override
  public void kill() {
    end(ExitReason.killed(), false);
    links().forEach(Link::kill);
  }

  private synchronized List<Link> links() {
    return List.copyOf(links);
  }

  /**
   * The end.
   *
   * @return a stage that completes when {@link #close} has waited for all links: with the reason of the failure or stop, else with
   *     {@link ExitReason.Normal}
   */
  @Override
  public CompletionStage<ExitReason> terminated() {
    return terminatedStage;
  }

  /**
   * {@inheritDoc} If this scope has been stopped, or has failed, {@code other} is stopped with the same reason.
   *
   * @throws IllegalStateException if this scope has been closed
   * @throws IllegalArgumentException if {@code other} is a scope: one waits for the other at its end
   */
  @Override
  public void attach(Link other) {
    if (other instanceof LinkScope) {
      throw new IllegalArgumentException("A LinkScope cannot be linked to a LinkScope");
    }
    ExitReason end;
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException(
            "This LinkScope has been closed, nothing can be linked to it any more");
      }
      links.add(other);
      end = ended;
    }
    if (end != null) {
      other.stop(end);
    }
  }

  @Override
  public synchronized boolean isLinkedTo(Link other) {
    return links.contains(other);
  }

  @Override
  public synchronized void detach(Link other) {
    links.remove(other);
  }

  @Override
  public void exited(Link other, ExitReason reason) {
    if (isEnding(other)) {
      var unused = other.terminated().whenComplete((any, error) -> hasEnded(other));
    }
    if (!(reason instanceof ExitReason.Normal)) {
      end(reason, true).forEach(link -> link.stop(reason));
    }
  }

  private synchronized boolean isEnding(Link other) {
    return links.remove(other) && ending.add(other);
  }

  private synchronized void hasEnded(Link other) {
    ending.remove(other);
  }

  /** Notes the first end, and returns who is to hear of it. */
  private synchronized List<Link> end(ExitReason reason, boolean failed) {
    if (closed || ended != null) {
      return List.of();
    }
    ended = reason;
    if (failed) {
      failure = reason;
      interrupted = !owner.isInterrupted();
      // Also if it was: it may be about to notice that interrupt, and to wait again.
      owner.interrupt();
    }
    return List.copyOf(links);
  }

  /**
   * Stops what is linked, as {@link ExitReason.Shutdown}, and waits until it has ended, however long that takes; an interrupt meanwhile
   * is kept for later. A second call does nothing.
   *
   * @throws IllegalStateException if called by another thread, while an inner scope is open, or from a handler, which would wait for
   *     itself; then nothing ends
   */
  @Override
  public void close() {
    requireOwner();
    if (!isClosed()) {
      Fresh.requireNoHandler("LinkScope.close");
      requireInnermost();
      try {
        endAll();
      } finally {
        leave();
      }
    }
  }

  private void requireOwner() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "A LinkScope is closed by the thread that opened it, %s, was %s"
              .formatted(owner, Thread.currentThread()));
    }
  }

  private void requireInnermost() {
    if (INNERMOST.get() != this) {
      throw new IllegalStateException(
          "A LinkScope is closed after those that were opened within it, one of them is still open");
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private void endAll() {
    // A failure may have interrupted this thread, and not yet stopped the others.
    ExitReason reason = shut().orElse(CLOSED);
    List<Link> left = links();
    List<Link> leaving = leaving();
    left.forEach(link -> link.stop(reason));
    leaving.forEach(LinkScope::awaitEnd);
    left.forEach(LinkScope::awaitEnd);
  }

  private synchronized List<Link> leaving() {
    return List.copyOf(ending);
  }

  private static void awaitEnd(Link link) {
    link.terminated().toCompletableFuture().join();
  }

  /** From here on nothing can be linked, and nobody is interrupted. Returns why the scope has ended before. */
  private synchronized Optional<ExitReason> shut() {
    closed = true;
    if (interrupted) {
      var unused = Thread.interrupted(); // ours, that nobody has noticed
    }
    return Optional.ofNullable(ended);
  }

  private void leave() {
    if (outer == null) {
      INNERMOST.remove();
    } else {
      INNERMOST.set(outer);
    }
    terminated.complete(reason());
  }

  private synchronized ExitReason reason() {
    return ended == null ? ExitReason.normal() : ended;
  }
}
