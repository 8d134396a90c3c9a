// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import io.fresh.ChildSpec;
import io.fresh.Link;
import io.fresh.annotation.Restart;
import io.fresh.internal.link.SurroundingLink;
import io.fresh.internal.transport.ClientRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Supervises a fleet: any number of children that come and go, mostly many of the same client, and know nothing of each other.
 *
 * <pre>{@code
 * DynamicSupervisor rooms = DynamicSupervisor.builder().intensity(100).start();
 * rooms.startChild(RoomFresh.childSpec(uri).withId("room-7"));
 * rooms.find("room-7");
 * }</pre>
 *
 * <p>It starts without children. One that fails is started again alone; one that has ended and is not started again is forgotten, and its id is
 * free. At the end all children are stopped at the same time, each with its own time to end. What concerns one child takes as long with
 * ten thousand as with ten. Mind that the {@link Builder#intensity} counts the restarts of all children.
 */
public final class DynamicSupervisor extends BaseSupervisor {

  private DynamicSupervisor(SupervisorDriver driver) {
    super(driver);
  }

  /** {@return a builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Stops a child, as {@link io.fresh.ExitReason.Shutdown}, and forgets it. */
  @Override
  public CompletionStage<Void> stopChild(String id) {
    return super.stopChild(id);
  }

  /** What a supervisor of a fleet will be. Not thread-safe. */
  public static final class Builder {
    private int intensity = DEFAULT_INTENSITY;
    private Duration period = DEFAULT_PERIOD;
    private int maxChildren = Integer.MAX_VALUE;

    private Builder() {}

    /**
     * Sets how many restarts, of all children together, in a {@link #period} are borne; one more, and the supervisor gives up.
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
     * Sets how many children there may be; no limit unless set.
     *
     * @param value at least 1
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    public Builder maxChildren(int value) {
      maxChildren = Limits.atLeast("maxChildren", 1, value);
      return this;
    }

    /** {@return a supervisor that has been started} */
    public DynamicSupervisor start() {
      return start(true, null);
    }

    /**
     * Starts the supervisor, linked to the connection whose handler runs on this thread, or else to the innermost {@link
     * io.fresh.LinkScope} that is open on it.
     *
     * @return the supervisor
     * @throws IllegalStateException if there is neither
     */
    public DynamicSupervisor startLink() {
      return startLink(SurroundingLink.current());
    }

    /**
     * Starts the supervisor, linked.
     *
     * @param link whose end, for a reason other than normal, ends the supervisor, and the other way round
     * @return the supervisor
     */
    public DynamicSupervisor startLink(Link link) {
      return start(true, Objects.requireNonNull(link, "link"));
    }

    /**
     * The supervisor as a child of another: permanent, with as much time to end as it takes, as in OTP. Its children are not started again
     * with it; who needs them starts them.
     *
     * @param id unique among the children of the other
     * @return the specification
     */
    public ChildSpec childSpec(String id) {
      Builder copy = new Builder().intensity(intensity).period(period).maxChildren(maxChildren);
      return ChildSpec.of(id, () -> copy.start(false, null))
          .withRestart(Restart.PERMANENT)
          .withShutdown(ChildSpec.UNBOUNDED);
    }

    private DynamicSupervisor start(boolean isRoot, @Nullable Link link) {
      Rules rules = new Rules(Strategy.ONE_FOR_ONE, intensity, period, true, maxChildren);
      DynamicSupervisor supervisor =
          new DynamicSupervisor(SupervisorDriver.create(rules, isRoot, ClientRuntime.shared()));
      supervisor.begin(List.of(), link);
      return supervisor;
    }
  }
}
