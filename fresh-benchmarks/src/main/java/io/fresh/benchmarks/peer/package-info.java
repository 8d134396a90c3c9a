// SPDX-License-Identifier: MIT
/**
 * The clients that are measured, each used as its documentation advises for speed, and each behind the same few methods. A class here is
 * loaded only in the process whose class path has its client.
 */
@NullMarked
package io.fresh.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
