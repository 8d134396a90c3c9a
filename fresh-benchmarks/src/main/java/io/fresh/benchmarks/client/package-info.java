// SPDX-License-Identifier: MIT
/**
 * The measuring half of the client process, the same for every client: load, check, and the clock. A client takes part by implementing
 * {@link io.fresh.benchmarks.client.BenchmarkClient}. Uses the JDK alone, so that the class path holds the client's own libraries and nothing
 * else.
 */
@NullMarked
package io.fresh.benchmarks.client;

import org.jspecify.annotations.NullMarked;
