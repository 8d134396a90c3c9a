// SPDX-License-Identifier: MIT
package io.fresh.testing;

/**
 * How a server saw a connection end.
 *
 * @param code the status code of the client's Close; 1005 if it had none, 1006 if there was no Close
 * @param reason its reason, may be empty
 */
public record Closed(int code, String reason) {}
