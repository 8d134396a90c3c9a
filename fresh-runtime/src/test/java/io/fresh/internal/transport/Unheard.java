// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

/** For a queue of which nobody wants to hear. */
final class Unheard implements Outbound.Listener {

  @Override
  public void dataWritten() {}

  @Override
  public void roomAgain() {}
}
