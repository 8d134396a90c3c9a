// SPDX-License-Identifier: MIT
/**
 * The server of the measurements, a process of its own. Made to be faster than any client: what it sends has been made into frames before,
 * and goes out many at a time; what it receives is compared under its mask. Each connection that is measured has a blocking thread; those
 * that only stand there share one. Uses the JDK alone.
 */
@NullMarked
package io.fresh.benchmarks.server;

import org.jspecify.annotations.NullMarked;
