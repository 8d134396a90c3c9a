// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Headers;
import io.fresh.internal.protocol.WebSocketUri;

/**
 * What one attempt is to reach, and what it says there.
 *
 * @param uri where to
 * @param headers what is sent with the upgrade request, beside what the runtime sets
 */
record Target(WebSocketUri uri, Headers headers) {}
