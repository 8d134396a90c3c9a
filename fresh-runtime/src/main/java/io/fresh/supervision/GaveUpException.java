// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import io.fresh.ExitReason;
import java.time.Duration;
import java.util.Objects;

/**
 * A supervisor had to start its children again too often, and has given up: the cause of the {@link ExitReason.Failed} that it ends with. Its
 * own cause is what the last child failed with, if it failed.
 */
public final class GaveUpException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String childId;
  private final transient ExitReason lastEnd;

  GaveUpException(int intensity, Duration period, String childId, ExitReason lastEnd) {
    super(
        "More than %d restarts in %s s, the last for child '%s', which ended as %s"
            .formatted(intensity, seconds(period), childId, lastEnd),
        lastEnd instanceof ExitReason.Failed failed ? failed.cause() : null);
    this.childId = childId;
    this.lastEnd = Objects.requireNonNull(lastEnd, "lastEnd");
  }

  private static String seconds(Duration period) {
    long millis = period.toMillisPart();
    return millis == 0
        ? "" + period.toSeconds()
        : period.toSeconds() + "." + "%03d".formatted(millis);
  }

  /** {@return the child that was the last straw} */
  public String childId() {
    return childId;
  }

  /** {@return how that child ended} */
  public ExitReason lastEnd() {
    return lastEnd;
  }
}
