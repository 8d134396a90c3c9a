// SPDX-License-Identifier: MIT
/**
 * What a program says to Fresh: connections, frames, answers, errors and options. Names no Netty type and uses nothing of the
 * other packages, but for {@code Fresh}, which reaches the runtime; its types are immutable or may be used from any thread.
 *
 * @serial exclude
 */
@NullMarked
package io.fresh;

import org.jspecify.annotations.NullMarked;
