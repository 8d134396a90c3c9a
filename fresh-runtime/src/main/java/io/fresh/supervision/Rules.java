// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import java.time.Duration;

/**
 * What kind of supervisor it is.
 *
 * @param strategy who is started again together
 * @param intensity so many restarts in a {@code period} are still borne
 * @param period what the restarts are counted in
 * @param fleet whether the children know nothing of each other: all are stopped at the same time, and one that is not started again is
 *     forgotten
 * @param maxChildren so many it may have
 */
record Rules(Strategy strategy, int intensity, Duration period, boolean fleet, int maxChildren) {}
