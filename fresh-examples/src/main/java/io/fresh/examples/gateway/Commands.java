// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import io.fresh.annotation.Send;

/** What the bot sends by. */
interface Commands {

  @Send
  void send(Command command);
}
