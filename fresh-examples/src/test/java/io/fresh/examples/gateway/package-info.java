// SPDX-License-Identifier: MIT
/** The bot against a gateway whose side the test plays, against the embedded one, and as a program. */
@NullMarked
package io.fresh.examples.gateway;

import org.jspecify.annotations.NullMarked;
