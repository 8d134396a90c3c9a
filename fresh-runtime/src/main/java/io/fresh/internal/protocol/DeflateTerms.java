// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

/**
 * What client and server have agreed on for permessage-deflate (RFC 7692 §7.1).
 *
 * @param serverTakeover whether the server may refer to what it has sent before a message
 * @param clientTakeover whether the client may
 * @param serverWindowBits how far back the server refers at most, as a power of 2
 * @param clientWindowBits how far back the client may refer
 */
public record DeflateTerms(
    boolean serverTakeover, boolean clientTakeover, int serverWindowBits, int clientWindowBits) {}
