// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import java.util.concurrent.Executor;

/**
 * What all attempts share.
 *
 * @param io the sockets
 * @param tls the TLS contexts
 * @param lookups runs name look-ups, which may block
 * @param suppliers runs the application's suppliers, which may block for longer than a look-up should wait
 */
record Dialing(IoKind io, TlsContexts tls, Executor lookups, Executor suppliers) {}
