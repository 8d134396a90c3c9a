// SPDX-License-Identifier: MIT
/**
 * A bot for a gateway like Discord's (version 10): hello, identify, heartbeats at the server's interval, and after a loss the session is
 * resumed, so that no event is lost. Read {@link io.fresh.examples.gateway.GatewayBot} first; {@code EmbeddedGateway} is the server's
 * side. Handlers run on the connection's event loop, one at a time.
 */
@NullMarked
package io.fresh.examples.gateway;

import org.jspecify.annotations.NullMarked;
