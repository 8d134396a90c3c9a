// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import io.fresh.ChildSpec;
import io.fresh.Link;
import io.fresh.annotation.Restart;
import io.fresh.internal.link.SurroundingLink;
import io.fresh.internal.transport.ClientRuntime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Starts children in the order in which they were given, starts again what fails, and stops all in reverse order.
 *
 * <pre>{@code
 * Supervisor supervisor =
 *     Supervisor.builder()
 *         .strategy(Strategy.REST_FOR_ONE)
 *         .child(LoginFresh.childSpec(uri))
 *         .child(PricesFresh.childSpec(uri).withRestart(Restart.PERMANENT))
 *         .start();
 * }</pre>
 *
 * <p>A child that ended and is not started again stays known as {@link ChildStatus.State#STOPPED}, if it is not temporary; {@link
 * #restartChild} starts it, {@link #removeChild} forgets it. As in OTP, a restart of several children also starts those of them that
 * were stopped, and forgets those that are temporary. A child that is started while others are being restarted together is not part of
 * that.
 *
 * <p>Supervisors can be children of supervisors: see {@link Builder#childSpec}.
 */
public final class Supervisor extends BaseSupervisor {

  private Supervisor(SupervisorDriver driver) {
    super(driver);
  }

  /** {@return a builder of a supervisor without children, {@link Strategy#ONE_FOR_ONE}} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts a child that has ended and stayed so.
   *
   * @param id its id
   * @return what was started
   * @throws ChildStartException if its start fails; it stays stopped
   * @throws IllegalStateException if it lives or is about to be started, or the supervisor ends, or if called by the start of a child
   * @throws java.util.NoSuchElementException if there is no such child
   */
  public Link restartChild(String id) {
    return driver().restartChild(id);
  }

  /**
   * Forgets a child that has ended and stayed so.
   *
   * @param id its id
   * @throws IllegalStateException if it lives or is about to be started, or if called by the start of a child
   * @throws java.util.NoSuchElementException if there is no such child
   */
  public void removeChild(String id) {
    driver().removeChild(id);
  }

  /**
   * Stops a child, as {@link io.fresh.ExitReason.Shutdown}; it is not started again by itself, and stays known if it is not temporary.
   */
  @Override
  public CompletionStage<Void> stopChild(String id) {
    return super.stopChild(id);
  }

  /** What a supervisor will be. Not thread-safe. */
  public static final class Builder {
    private final Map<String, ChildSpec> children = new LinkedHashMap<>();
    private Strategy strategy = Strategy.ONE_FOR_ONE;
    private int intensity = DEFAULT_INTENSITY;
    private Duration period = DEFAULT_PERIOD;

    private Builder() {}

    /**
     * Sets who is started again together.
     *
     * @param value the strategy
     * @return this
     */
    public Builder strategy(Strategy value) {
      strategy = Objects.requireNonNull(value, "strategy");
      return this;
    }

    /**
     * Sets how many restarts in a {@link #period} are borne; one more, and the supervisor gives up. A restart of several children is one.
     *
     * @param value 0: none
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public Builder intensity(int value) {
      intensity = Limits.atLeast("intensity", 0, value);
      return this;
    }

    /**
     * Sets what the restarts are counted in.
     *
     * @param value 1 ms to 1 day
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder period(Duration value) {
      period = Limits.period(value);
      return this;
    }

    /**
     * Adds a child, behind those added before.
     *
     * @param spec the child
     * @return this
     * @throws IllegalArgumentException if a child of this id has been added
     */
    public Builder child(ChildSpec spec) {
      if (children.putIfAbsent(spec.id(), spec) != null) {
        throw new IllegalArgumentException(
            "Two children have the id '%s'; name one of them with withId".formatted(spec.id()));
      }
      return this;
    }

    /**
     * Starts the supervisor and its children. Returns when all are started, which does not wait until connections are open.
     *
     * @return the supervisor
     * @throws ChildStartException if the start of a child fails; those before it are being stopped, see {@link
     *     ChildStartException#cleanedUp()}
     */
    public Supervisor start() {
      return start(true, null);
    }

    /**
     * Starts the supervisor and its children, linked to the connection whose handler runs on this thread, or else to the innermost {@link
     * io.fresh.LinkScope} that is open on it.
     *
     * @return the supervisor
     * @throws ChildStartException as {@link #start()}
     * @throws IllegalStateException if there is neither
     */
    public Supervisor startLink() {
      return startLink(SurroundingLink.current());
    }

    /**
     * Starts the supervisor and its children, linked.
     *
     * @param link whose end, for a reason other than normal, ends the supervisor, and the other way round
     * @return the supervisor
     * @throws ChildStartException as {@link #start()}
     */
    public Supervisor startLink(Link link) {
      return start(true, Objects.requireNonNull(link, "link"));
    }

    /**
     * The supervisor as a child of another: permanent, with as much time to end as it takes, as in OTP. What is changed in this builder
     * later does not count.
     *
     * @param id unique among the children of the other
     * @return the specification
     */
    public ChildSpec childSpec(String id) {
      Builder copy = copy();
      return ChildSpec.of(id, () -> copy.start(false, null))
          .withRestart(Restart.PERMANENT)
          .withShutdown(ChildSpec.UNBOUNDED);
    }

    private Builder copy() {
      Builder copy = new Builder().strategy(strategy).intensity(intensity).period(period);
      copy.children.putAll(children);
      return copy;
    }

    private Supervisor start(boolean isRoot, @Nullable Link link) {
      Rules rules = new Rules(strategy, intensity, period, false, Integer.MAX_VALUE);
      Supervisor supervisor =
          new Supervisor(SupervisorDriver.create(rules, isRoot, ClientRuntime.shared()));
      supervisor.begin(List.copyOf(children.values()), link);
      return supervisor;
    }
  }
}
