// SPDX-License-Identifier: MIT
package mistakes

import io.fresh.annotation.*

@WebSocketClient
class Suspending {
  @OnText suspend fun count(text: String): String = text // ERROR [FreshSuspendHandler] @OnText method Suspending.count must not be 'suspend'
}

@WebSocketClient
class Defaulting {
  @OnText fun count(text: String, times: Int = 1): String = text // ERROR [FreshUnknownParameter] parameter 'times' (int)
}

@WebSocketClient
class Overloading {
  @OnText @JvmOverloads fun count(text: String, last: String = ""): String = text // ERROR [FreshTwoMessages] // ERROR [FreshDuplicateHandler]
}

@WebSocketClient
class Accompanied {
  @OnConnect fun begin() = "1"

  companion object {
    @OnText fun count(text: String): String = text // ERROR [FreshStrayHandler] @OnText method Companion.count is never called

    @OnBinary @JvmStatic fun bytes(bytes: ByteArray) {} // ERROR [FreshStrayHandler] // ERROR [FreshStaticHandler]
  }
}

@OnText fun alone(text: String): String = text // ERROR [FreshStrayHandler] @OnText method MistakesKt.alone is never called

@WebSocketClient
class Hiding {
  @OnText private fun count(text: String): String = text // ERROR [FreshPrivateHandler]
}

@WebSocketClient
class Primitive {
  @OnInfo fun number(number: Int): String = "$number" // ERROR [FreshPrimitiveMessage] parameter 'number' (int)
}

@WebSocketClient
class Answering {
  @OnConnect fun lambda(): () -> String = { "1" } // ERROR [FreshUnknownAnswer]

  @OnPing fun number(): Int = 1 // ERROR [FreshUnknownAnswer]

  @OnPong fun inferred() = listOf(1) // ERROR [FreshUnknownAnswer]
}

class Outer {
  @WebSocketClient // ERROR [FreshInnerClient]
  inner class Inner {
    @OnConnect fun begin() = "1"
  }
}

@WebSocketClient // ERROR [FreshAbstractClient]
sealed class Sealed {
  @OnConnect fun begin() = "1"
}
