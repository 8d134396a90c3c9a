// SPDX-License-Identifier: MIT
/**
 * The whole runtime against the peers of {@link io.fresh.testing}: real servers, and a scripted one for what no well-behaved
 * server does. Drives it as generated code does, through {@link io.fresh.spi}; every wait is bounded and none measures time.
 */
@NullMarked
package io.fresh.integration;

import org.jspecify.annotations.NullMarked;
