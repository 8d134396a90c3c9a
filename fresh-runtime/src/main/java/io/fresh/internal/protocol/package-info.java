// SPDX-License-Identifier: MIT
/**
 * RFC 6455 on bytes: frames to messages, messages to frames, and both halves of the opening handshake as data. Knows no
 * socket, no clock and no thread: whoever owns an object calls it from one thread at a time, unless the object says
 * otherwise. May use {@code io.fresh}, {@code io.fresh.spi} and {@code io.netty.buffer}, nothing else of Netty.
 */
@NullMarked
package io.fresh.internal.protocol;

import org.jspecify.annotations.NullMarked;
