// SPDX-License-Identifier: MIT
/**
 * How fast it could be: frame loops written by hand, which do what every client has to do and nothing else, and the same traffic without
 * frames. What they leave out: fragments, control frames but the Close, limits, TLS, redirects, and everybody's comfort.
 */
@NullMarked
package io.fresh.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
