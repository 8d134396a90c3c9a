// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import io.fresh.ChildSpec;
import io.fresh.ExitReason;
import io.fresh.Link;
import io.fresh.internal.transport.ClientRuntime;
import io.fresh.internal.transport.Keeper;
import io.fresh.internal.transport.Timers;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the machine of one supervisor: starts, stops and hears of real children. May be used from any thread; inputs run one at a
 * time, on the thread that brings them or on one that is there already.
 */
final class SupervisorDriver implements Effects, Keeper {

  /** The time that a child has been given. */
  private final class Deadline implements Runnable {
    private final Child child;
    private @Nullable Future<?> timer;

    Deadline(Child child) {
      this.child = child;
    }

    void begin(Duration delay) {
      timer = timers.schedule(this, delay);
    }

    void cancel() {
      if (timer != null) {
        timer.cancel(false);
      }
    }

    @Override
    public void run() {
      queue.execute(this::expire);
    }

    private void expire() {
      if (deadlines.remove(child, this)) { // else it was too late to cancel it
        machine.expired(child, timers.nanoTime());
      }
    }
  }

  private final String label;
  private final SupervisorLog log;
  private final Timers timers;
  private final SerialQueue queue;
  private final SupervisorMachine machine;
  private final IdentityHashMap<Child, Deadline> deadlines = new IdentityHashMap<>();

  /** While a child is started, or told to end. Written by the thread that runs the queue; another need not see it. */
  private volatile boolean midway;

  private final CompletableFuture<ExitReason> childrenEnded = new CompletableFuture<>();
  private final CompletableFuture<ExitReason> terminated = new CompletableFuture<>();

  private SupervisorDriver(String label, Rules rules, Timers timers) {
    this.label = label;
    this.log = new SupervisorLog(label);
    this.timers = timers;
    this.queue = new SerialQueue(log::failed);
    this.machine = new SupervisorMachine(label, rules, this);
  }

  /**
   * Creates one without children.
   *
   * @param isRoot whether nobody supervises it, so that the runtime has to know it
   */
  static SupervisorDriver create(Rules rules, boolean isRoot, ClientRuntime runtime) {
    String label = "supervisor-" + runtime.keepers().nextNumber();
    SupervisorDriver driver = new SupervisorDriver(label, rules, runtime.timers());
    if (isRoot) {
      runtime.keepers().add(driver);
    }
    return driver;
  }

  String label() {
    return label;
  }

  // ---- any thread ----

  /** Starts the first children. */
  void start(List<ChildSpec> specs) {
    try {
      ask(
          "start",
          () -> {
            machine.start(specs);
            return true;
          });
    } catch (ChildStartException failure) {
      CompletionStage<?> cleanedUp =
          failure.cleanedUp().thenCombine(terminated, (own, others) -> others);
      throw new ChildStartException(
          failure.childId(),
          Objects.requireNonNull(failure.getMessage()),
          Objects.requireNonNull(failure.getCause()),
          cleanedUp);
    }
  }

  Link startChild(ChildSpec spec) {
    Objects.requireNonNull(spec, "spec");
    return ask("startChild", () -> machine.startChild(spec));
  }

  Link restartChild(String id) {
    Objects.requireNonNull(id, "id");
    return ask("restartChild", () -> machine.restartChild(id));
  }

  CompletionStage<Void> stopChild(String id) {
    Objects.requireNonNull(id, "id");
    CompletableFuture<Void> done = new CompletableFuture<>();
    queue.execute(
        () -> {
          try {
            machine.stopChild(id, () -> done.complete(null));
          } catch (RuntimeException unknown) {
            done.completeExceptionally(unknown);
          }
        });
    return done.minimalCompletionStage();
  }

  void removeChild(String id) {
    Objects.requireNonNull(id, "id");
    ask(
        "removeChild",
        () -> {
          machine.removeChild(id);
          return true;
        });
  }

  Optional<Link> find(String id) {
    Objects.requireNonNull(id, "id");
    return look(() -> Optional.ofNullable(machine.find(id)).map(Child::link));
  }

  List<ChildStatus> children() {
    return look(() -> machine.children().stream().map(ChildStatus::of).toList());
  }

  ChildCounts count() {
    return look(
        () -> {
          int specs = machine.children().size();
          int active = (int) machine.children().stream().filter(Child::isAlive).count();
          int supervisors = (int) machine.children().stream().filter(Child::isSupervisor).count();
          return new ChildCounts(specs, active, supervisors, specs - supervisors);
        });
  }

  @Override
  public void stop(ExitReason reason) {
    Objects.requireNonNull(reason, "reason");
    queue.execute(() -> machine.end(reason));
  }

  @Override
  public void kill() {
    queue.execute(machine::kill);
  }

  /** Completed when all children have ended, for the supervisor to tell its links and then call {@link #terminate}. */
  CompletionStage<ExitReason> childrenEnded() {
    return childrenEnded;
  }

  void terminate(ExitReason reason) {
    terminated.complete(reason);
  }

  @Override
  public CompletableFuture<ExitReason> terminated() {
    return terminated;
  }

  @Override
  public void forEachKept(Consumer<? super Link> action) {
    for (ChildStatus child : children()) {
      child.link().ifPresent(link -> visit(link, action));
    }
  }

  private static void visit(Link child, Consumer<? super Link> action) {
    action.accept(child);
    if (child instanceof BaseSupervisor nested) {
      nested.driver().forEachKept(action);
    }
  }

  /** Refuses what would wait for this very thread. */
  void requireNotHere(String operation) {
    if (queue.runsHere()) {
      throw new IllegalStateException(
          "%s must not be called while %s starts or stops a child on this thread, as it would wait for itself"
              .formatted(operation, label));
    }
  }

  /** What depends on the end of a child may ask in its turn; the start of one must not, as the machine is in the midst of it. */
  private <T> T ask(String operation, Supplier<T> question) {
    if (midway) {
      requireNotHere(operation);
    }
    return look(question);
  }

  /** What changes nothing may also be asked by a start. */
  private <T> T look(Supplier<T> question) {
    return queue.runsHere() ? question.get() : queue.call(question);
  }

  // ---- effects ----

  @Override
  public Link start(Child child) {
    Link link;
    midway = true;
    try {
      link =
          Objects.requireNonNull(
              child.spec().start().call(), "Expected something started, it answered null");
      hearOfTheEnd(child, link);
    } catch (Throwable thrown) {
      if (thrown instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw failure(child, thrown);
    } finally {
      midway = false;
    }
    return link;
  }

  private void hearOfTheEnd(Child child, Link link) {
    link.terminated()
        .whenComplete(
            (reason, error) -> {
              ExitReason end = error == null ? reason : ExitReason.failed(error);
              queue.execute(() -> machine.ended(child, end, timers.nanoTime()));
            });
  }

  private ChildStartException failure(Child child, Throwable thrown) {
    CompletionStage<?> cleanedUp =
        thrown instanceof ChildStartException nested
            ? nested.cleanedUp()
            : CompletableFuture.completedStage(true);
    return new ChildStartException(
        child.id(),
        "Child '%s' of %s could not be started: %s".formatted(child.id(), label, thrown),
        thrown,
        cleanedUp);
  }

  @Override
  public void stop(Child child, ExitReason reason) {
    onLink(child, link -> link.stop(reason));
  }

  @Override
  public void kill(Child child) {
    onLink(child, Link::kill);
  }

  /** A link may be of the application's making: what it throws must not stop the others' stops. */
  private void onLink(Child child, Consumer<Link> action) {
    Link link = child.link();
    if (link != null) {
      midway = true;
      try {
        action.accept(link);
      } catch (Throwable thrown) {
        log.failed(thrown);
      } finally {
        midway = false;
      }
    }
  }

  @Override
  public void schedule(Child child, Duration delay) {
    cancel(child);
    Deadline deadline = new Deadline(child);
    deadlines.put(child, deadline);
    deadline.begin(delay);
  }

  @Override
  public void cancel(Child child) {
    Deadline deadline = deadlines.remove(child);
    if (deadline != null) {
      deadline.cancel();
    }
  }

  @Override
  public void retry(Round round, ChildStartException failure) {
    log.startFailed(failure);
    failure
        .cleanedUp()
        .whenComplete((any, error) -> queue.execute(() -> machine.retry(round, timers.nanoTime())));
  }

  @Override
  public void restarted(Child child, ExitReason reason) {
    log.restarted(child, reason);
  }

  @Override
  public void overdue(Child child) {
    log.overdue(child);
  }

  @Override
  public void gaveUp(GaveUpException why) {
    log.gaveUp(why);
  }

  @Override
  public void ended(ExitReason reason) {
    log.ended(reason);
    childrenEnded.complete(reason);
  }
}
