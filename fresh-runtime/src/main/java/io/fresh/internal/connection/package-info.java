// SPDX-License-Identifier: MIT
/**
 * The life of a connection as a pure state machine: when to connect, ping, close, reconnect and end. It has no thread, no clock
 * and no channel: inputs come as calls, time as an argument, and what is to be done goes out through {@link
 * io.fresh.internal.connection.Effects}. Imports {@code io.fresh} only, no Netty. Not thread-safe: one thread at a time, for a
 * live connection its event loop.
 */
@NullMarked
package io.fresh.internal.connection;

import org.jspecify.annotations.NullMarked;
