// SPDX-License-Identifier: MIT
/**
 * Who is linked to whom, and for which connection's handler a thread works. {@link io.fresh.internal.link.Links} is what a connection
 * and a supervisor know of those that end with them; {@link io.fresh.internal.link.RunningHandler} is what a thread knows of the
 * handler that it runs; {@link io.fresh.internal.link.SurroundingLink} is what a start without a link is linked to. May import {@code io.fresh}
 * only; everything here may be called from any thread.
 */
@NullMarked
package io.fresh.internal.link;

import org.jspecify.annotations.NullMarked;
