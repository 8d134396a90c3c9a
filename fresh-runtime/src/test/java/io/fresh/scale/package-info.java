// SPDX-License-Identifier: MIT
/**
 * What grows with the number of connections and with the size of a message, and what must not. What is measured runs in JVMs of their
 * own. {@code IdleMemory} and {@code ConnectionScale} are measurements, run by their names and no part of the gate: what they find is in
 * {@code docs/performance.md}.
 */
@NullMarked
package io.fresh.scale;

import org.jspecify.annotations.NullMarked;
