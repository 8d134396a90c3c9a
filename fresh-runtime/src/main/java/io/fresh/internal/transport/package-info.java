// SPDX-License-Identifier: MIT
/**
 * Brings connections to life on Netty: event loops, sockets, TLS, timers, and the calls of handlers. The only package that may
 * import {@code io.netty.channel}. {@link io.fresh.internal.transport.ClientRuntime} starts a connection; its {@code
 * ConnectionDriver} runs the state machine, a {@code Wire} is one TCP connection, {@code LiveConnection} is what users hold. But
 * for the latter, everything belongs to the event loop of its connection.
 */
@NullMarked
package io.fresh.internal.transport;

import org.jspecify.annotations.NullMarked;
