// SPDX-License-Identifier: MIT
/**
 * What idle connections hold. A measurement, run by its name and no part of the gate: what it finds is in {@code
 * docs/performance.md}.
 */
@NullMarked
package io.fresh.memory;

import org.jspecify.annotations.NullMarked;
