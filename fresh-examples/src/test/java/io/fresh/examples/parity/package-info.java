// SPDX-License-Identifier: MIT
/**
 * What Fresh for Elixir does, shown by generated clients against servers: each test looks at the bytes that the server has read, or at
 * the callbacks that were made. And the check of the README's table, whose rows name such tests.
 */
@NullMarked
package io.fresh.examples.parity;

import org.jspecify.annotations.NullMarked;
