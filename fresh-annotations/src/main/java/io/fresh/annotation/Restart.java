// SPDX-License-Identifier: MIT
package io.fresh.annotation;

/**
 * When a supervisor starts a child again that has ended by itself, in the words of OTP.
 *
 * <pre>{@code
 * @WebSocketClient(restart = Restart.PERMANENT)
 * final class Prices {
 *   @OnText
 *   void price(String text) {}
 * }
 * }</pre>
 */
public enum Restart {
  /** Always. */
  PERMANENT,

  /** If it has failed or was killed, not if it ended as normal or because it was told to. */
  TRANSIENT,

  /** Never. */
  TEMPORARY
}
