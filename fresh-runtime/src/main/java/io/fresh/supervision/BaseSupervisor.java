// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import io.fresh.ChildSpec;
import io.fresh.ExitReason;
import io.fresh.Link;
import io.fresh.internal.link.Links;
import io.fresh.internal.link.RunningHandler;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Supervisor} and a {@link DynamicSupervisor} have in common: the rules of OTP, without {@code significant} children and
 * {@code auto_shutdown}.
 *
 * <p><b>Restarts.</b> A child that ends by itself is started again if its {@link ChildSpec#restart()} says so: a permanent one always, a
 * transient one when it has failed or was killed, a temporary one never. When more restarts come in a period than the intensity
 * allows, the supervisor gives up: it stops all children and ends as {@link ExitReason.Failed} with a {@link GaveUpException}, so that
 * whoever supervises it can start it again, and what it is linked to ends. A start that fails in a restart is tried again at once, and
 * each try counts.
 *
 * <p><b>Stops.</b> A child is stopped as {@link ExitReason.Shutdown}, has its {@link ChildSpec#shutdown()} to end, and is then killed.
 * One that does not end even then, as a handler of it hangs, holds the others up for a second; the supervisor itself has not ended before it
 * has.
 *
 * <p><b>Links.</b> A supervisor started by {@code startLink} ends when the other side ends for a reason other than {@link
 * ExitReason.Normal}, with that reason. Whatever else is linked to it ends with it, and the other way round only the link ends: to
 * be started again one has to be a child.
 *
 * <p><b>Threads.</b> All methods may be called from any thread. A supervisor has no thread: children are started on the thread that calls
 * {@code start} or {@code startChild}, and in a restart on the one that brings the end of the child, mostly an event loop. So the start of a
 * child must not block. It must not start another child of the same supervisor either; {@link #children()}, {@link #count()} and {@link
 * #find} it may call. A supervisor without children that live keeps no program alive.
 *
 * <p>What happens is told to the logger {@code io.fresh.Supervisor}.
 */
public abstract sealed class BaseSupervisor implements Link permits Supervisor, DynamicSupervisor {

  /** So many restarts in a period are borne unless set: 3, as in Elixir; Erlang's default is 1. */
  public static final int DEFAULT_INTENSITY = 3;

  /** What the restarts are counted in unless set: 5 s. */
  public static final Duration DEFAULT_PERIOD = Duration.ofSeconds(5);

  private final SupervisorDriver driver;
  private final Links links = new Links();

  /** Handed out at each call: a stage made anew would stay with the future. */
  private final CompletionStage<ExitReason> terminated;

  /** Whose end ends this one. */
  private volatile @Nullable Link parent;

  BaseSupervisor(SupervisorDriver driver) {
    this.driver = driver;
    this.terminated = driver.terminated().minimalCompletionStage();
  }

  SupervisorDriver driver() {
    return driver;
  }

  /** Starts the children, and then links, so that a start that fails is told once: by its exception. */
  void begin(List<ChildSpec> children, @Nullable Link linkedTo) {
    driver.childrenEnded().thenAccept(this::ended);
    driver.start(children);
    if (linkedTo != null) {
      parent = linkedTo;
      linkToParent(linkedTo);
    }
  }

  private void linkToParent(Link linkedTo) {
    try {
      linkedTo.link(this);
    } catch (Throwable refused) {
      driver.stop(ExitReason.shutdown("the link was refused"));
      throw refused;
    }
  }

  private void ended(ExitReason reason) {
    links.signal(this, reason);
    driver.terminate(reason);
  }

  // ---- children ----

  /**
   * Starts another child, behind those that are there.
   *
   * @param spec the child
   * @return what was started
   * @throws ChildStartException if its start fails; the supervisor does not know it then
   * @throws IllegalStateException if there is a child of this id, whether it lives or not; or the supervisor ends, or may not have
   *     more; or if called by the start of a child
   */
  public Link startChild(ChildSpec spec) {
    return driver.startChild(spec);
  }

  /**
   * Stops a child, as {@link ExitReason.Shutdown}; it is not started again.
   *
   * @param id its id
   * @return a stage that completes when it has ended; at once if it does not live. It fails with {@link
   *     java.util.NoSuchElementException} if there is no such child. Dependent actions must not block.
   */
  public CompletionStage<Void> stopChild(String id) {
    return driver.stopChild(id);
  }

  /**
   * Looks for a child, at once however many there are.
   *
   * @param id its id
   * @return the child, if it is there and lives
   */
  public Optional<Link> find(String id) {
    return driver.find(id);
  }

  /** {@return all children, in the order of their first starts} */
  public List<ChildStatus> children() {
    return driver.children();
  }

  /** {@return how many children there are} */
  public ChildCounts count() {
    return driver.count();
  }

  // ---- life ----

  /** Stops all children and ends, as {@link ExitReason#normal()}. See {@link #stop(ExitReason)}. */
  public void stop() {
    stop(ExitReason.normal());
  }

  /**
   * Stops all children and ends. Returns at once; a second call changes nothing.
   *
   * @param reason what {@link #terminated()} reports. Children are told {@link ExitReason.Shutdown}, this one if it is one.
   */
  @Override
  public void stop(ExitReason reason) {
    driver.stop(reason);
  }

  /** Kills all children at the same time, and ends as {@link ExitReason.Killed}. Returns at once. */
  @Override
  public void kill() {
    driver.kill();
  }

  /**
   * The end.
   *
   * @return a stage that completes with the reason when all children have ended. Dependent actions must not block.
   */
  @Override
  public CompletionStage<ExitReason> terminated() {
    return terminated;
  }

  /**
   * Blocks until this supervisor has ended.
   *
   * @return why
   * @throws InterruptedException if the waiting thread is interrupted
   * @throws IllegalStateException when called from a handler or from the start of a child, which might wait for themselves
   */
  public ExitReason awaitTermination() throws InterruptedException {
    return awaitTermination(ChildSpec.UNBOUNDED).orElseThrow();
  }

  /**
   * Blocks until this supervisor has ended, or the time is over.
   *
   * @param timeout how long to wait
   * @return why; empty if it lives still
   * @throws InterruptedException if the waiting thread is interrupted
   * @throws IllegalStateException when called from a handler or from the start of a child, which might wait for themselves
   */
  public Optional<ExitReason> awaitTermination(Duration timeout) throws InterruptedException {
    RunningHandler.requireNone("awaitTermination");
    CompletableFuture<ExitReason> end = driver.terminated();
    if (!end.isDone()) {
      driver.requireNotHere("awaitTermination");
    }
    try {
      return Optional.of(end.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new AssertionError("The end is told by a reason, never by an exception", e);
    }
  }

  // ---- links ----

  @Override
  public void attach(Link other) {
    links.attach(this, Objects.requireNonNull(other, "other"));
  }

  @Override
  public void detach(Link other) {
    links.detach(other);
  }

  @Override
  public boolean isLinkedTo(Link other) {
    return links.contains(other);
  }

  /**
   * A linked side has ended: ends this one if it was started with a link to that side, and {@code reason} is not {@link
   * ExitReason.Normal}.
   *
   * @param other the side that has ended
   * @param reason why
   */
  @Override
  public void exited(Link other, ExitReason reason) {
    links.detach(other);
    if (other == parent && !(reason instanceof ExitReason.Normal)) {
      stop(reason);
    }
  }

  @Override
  public String toString() {
    return driver.label();
  }
}
