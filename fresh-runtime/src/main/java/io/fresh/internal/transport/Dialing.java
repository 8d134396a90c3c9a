// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import java.util.concurrent.Executor;

/**
 * What all dials share.
 *
 * @param io the sockets
 * @param tls the TLS contexts
 * @param blocking runs what may block: name look-ups
 */
record Dialing(IoKind io, TlsContexts tls, Executor blocking) {}
