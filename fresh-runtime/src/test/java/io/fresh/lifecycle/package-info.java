// SPDX-License-Identifier: MIT
/**
 * Tests of what a client leaves behind: threads, processes that end or stay, class loaders. They use the public API alone, as a program
 * does, and run on the test's threads and in JVMs of their own.
 */
@NullMarked
package io.fresh.lifecycle;

import org.jspecify.annotations.NullMarked;
