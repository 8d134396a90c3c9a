// SPDX-License-Identifier: MIT
package io.fresh.kotlin

import io.fresh.annotation.OnConnect
import io.fresh.annotation.OnText
import io.fresh.annotation.WebSocketClient

@WebSocketClient
class EchoCounter {
  @OnConnect fun begin() = "1"

  @OnText fun count(number: String): String = (number.toInt() + 1).toString()
}

fun main(args: Array<String>) {
  EchoCounterFresh.start(args[0])
}
