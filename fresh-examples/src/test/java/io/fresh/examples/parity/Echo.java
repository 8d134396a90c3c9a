// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

/** As little as a client can be. */
@WebSocketClient
final class Echo {

  @OnText
  String echo(String text) {
    return text;
  }
}
