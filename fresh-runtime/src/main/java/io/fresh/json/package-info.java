// SPDX-License-Identifier: MIT
/**
 * Messages in JSON, on Jackson 2 ({@code com.fasterxml.jackson.core:jackson-databind}), which a program brings itself if it wants this
 * package; nothing else of Fresh knows it. May import {@code io.fresh} alone, and has no state that belongs to a thread.
 */
@NullMarked
package io.fresh.json;

import org.jspecify.annotations.NullMarked;
