// SPDX-License-Identifier: MIT
/**
 * Brings connections to life on Netty: event loops, sockets, TLS, timers, and the calls of handlers. The only package that may
 * import {@code io.netty.channel}. {@link io.fresh.internal.transport.ClientRuntime} starts a connection; its {@code
 * ConnectionDriver} runs the state machine, a {@code Wire} is one TCP connection, {@code LiveConnection} is what users hold, and
 * {@code Suppliers} ask the application for headers and URI. May import all other packages but {@code io.fresh.supervision}.
 *
 * <p>What is of one connection belongs to its event loop, but for what calls of users and suppliers reach: that says so. What serves
 * all connections is thread-safe.
 */
@NullMarked
package io.fresh.internal.transport;

import org.jspecify.annotations.NullMarked;
