// SPDX-License-Identifier: MIT
package mistakes

import io.fresh.annotation.*

@JvmInline value class Price(val amount: String)

@WebSocketClient // WARNING [FreshNoHandlers]
class Mangling {
  @OnInfo fun price(price: Price): String = price.amount
}

@WebSocketClient // WARNING [FreshNoHandlers]
class Quoting {
  @OnText fun `two words`(text: String): String = text
}
