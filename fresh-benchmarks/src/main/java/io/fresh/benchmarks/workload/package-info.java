// SPDX-License-Identifier: MIT
/**
 * What is measured, for both ends: the workloads and their messages, which server and client build alike, and the comparison of what
 * has come with what should have. Uses the JDK alone.
 */
@NullMarked
package io.fresh.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
