// SPDX-License-Identifier: MIT
/** Clients that are written in Kotlin, driven from Java; and what kapt makes of what Kotlin has and Java has not. */
@NullMarked
package io.fresh.kotlin;

import org.jspecify.annotations.NullMarked;
