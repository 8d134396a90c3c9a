// SPDX-License-Identifier: MIT
/**
 * What a program says to Fresh: connections, frames, answers, errors, options, names and links. Names no Netty type and uses nothing of the
 * other packages but the annotations' {@code Restart}; {@code Fresh} alone reaches the runtime. Its types are immutable or may be used
 * from any thread, but for builders.
 *
 * @serial exclude
 */
@NullMarked
package io.fresh;

import org.jspecify.annotations.NullMarked;
