// SPDX-License-Identifier: MIT
/**
 * The measurements as a program: starts the server and, round by round, each client in a process of its own, collects their figures, and
 * writes the report. Measures nothing itself, and knows no client but by name.
 */
@NullMarked
package io.fresh.benchmarks;

import org.jspecify.annotations.NullMarked;
