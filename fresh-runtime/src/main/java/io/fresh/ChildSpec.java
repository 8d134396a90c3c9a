// SPDX-License-Identifier: MIT
package io.fresh;

import io.fresh.annotation.Restart;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * How a supervisor starts, restarts and stops a child. Immutable. The generated {@code childSpec} makes one for a client:
 *
 * <pre>{@code
 * ChildSpec prices = PricesFresh.childSpec(uri).withId("prices-eu").withRestart(Restart.PERMANENT);
 * }</pre>
 */
public final class ChildSpec {

  /** {@link #restart()} unless set: transient. */
  public static final Restart DEFAULT_RESTART = Restart.TRANSIENT;

  /** {@link #shutdown()} unless set: 5 s. */
  public static final Duration DEFAULT_SHUTDOWN = Duration.ofSeconds(5);

  /** The {@link #shutdown()} that sets no bound; what a nested supervisor should have. */
  public static final Duration UNBOUNDED = Duration.ofSeconds(Long.MAX_VALUE);

  private final String id;
  private final Callable<? extends Link> start;
  private final Restart restart;
  private final Duration shutdown;

  private ChildSpec(String id, Callable<? extends Link> start, Restart restart, Duration shutdown) {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("The id of a child must not be empty");
    }
    if (shutdown.isNegative()) {
      throw new IllegalArgumentException(
          "shutdown must be 0 (killed at once), a duration, or ChildSpec.UNBOUNDED, was "
              + Range.text(shutdown));
    }
    this.id = id;
    this.start = Objects.requireNonNull(start, "start");
    this.restart = Objects.requireNonNull(restart, "restart");
    this.shutdown = shutdown;
  }

  /**
   * A child with the default restart and shutdown.
   *
   * @param id unique among the children of one supervisor; not empty
   * @param start starts the child, and is called again at each restart, then mostly on an event loop; must not block, and must start
   *     something new each time
   * @return the specification
   * @throws IllegalArgumentException if the id is empty
   */
  public static ChildSpec of(String id, Callable<? extends Link> start) {
    return new ChildSpec(id, start, DEFAULT_RESTART, DEFAULT_SHUTDOWN);
  }

  /**
   * The same child under another id.
   *
   * @param other unique among the children of one supervisor; not empty
   * @return the specification
   * @throws IllegalArgumentException if the id is empty
   */
  public ChildSpec withId(String other) {
    return new ChildSpec(other, start, restart, shutdown);
  }

  /**
   * The same child with another rule of restart.
   *
   * @param other the rule
   * @return the specification
   */
  public ChildSpec withRestart(Restart other) {
    return new ChildSpec(id, start, other, shutdown);
  }

  /**
   * The same child with another time to end.
   *
   * @param other 0: it is killed at once; {@link #UNBOUNDED}: it is waited for
   * @return the specification
   * @throws IllegalArgumentException if it is negative
   */
  public ChildSpec withShutdown(Duration other) {
    return new ChildSpec(id, start, restart, other);
  }

  /** {@return unique among the children of one supervisor} */
  public String id() {
    return id;
  }

  /** {@return starts the child} */
  public Callable<? extends Link> start() {
    return start;
  }

  /** {@return when it is started again} */
  public Restart restart() {
    return restart;
  }

  /** {@return how long it may take to end when it is stopped; then it is killed} */
  public Duration shutdown() {
    return shutdown;
  }

  @Override
  public String toString() {
    return "ChildSpec[id=%s, restart=%s, shutdown=%s]"
        .formatted(id, restart, shutdown.equals(UNBOUNDED) ? "unbounded" : Range.text(shutdown));
  }
}
