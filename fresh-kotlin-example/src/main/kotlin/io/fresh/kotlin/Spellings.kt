// SPDX-License-Identifier: MIT
package io.fresh.kotlin

import io.fresh.Connection
import io.fresh.Frame
import io.fresh.annotation.OnBinary
import io.fresh.annotation.OnConnect
import io.fresh.annotation.OnInfo
import io.fresh.annotation.OnText
import io.fresh.annotation.WebSocketClient

/** What Kotlin has and Java has not, each as a handler. */
@WebSocketClient
class Spellings(private val prefix: String = "> ") {

  /** The getter is the handler; it answers the property's value. */
  @get:OnConnect
  val greeting: String
    get() = prefix + "hello"

  /** The stub's name is `echo$fresh_kotlin_example`. */
  @OnText internal fun echo(text: String?): String? = text?.takeIf { it == "say it" }?.let { prefix + it }

  /** The receiver is the message. */
  @OnInfo fun Int?.told(connection: Connection): String = prefix + this + connection.isOpen

  /** The default is never used: Fresh passes every parameter. */
  @OnInfo fun listed(words: Array<String>, connection: Connection? = null): List<Frame> =
      words.map { Frame.text(prefix + it + (connection != null)) }

  /** Returns `Unit`, which is nothing to say. */
  @OnBinary fun bytes(bytes: ByteArray) = check(bytes.isNotEmpty())

  companion object {
    const val SAY_IT = "say it"
  }
}

/** A singleton; one connection at a time. */
@WebSocketClient
object Single {
  @OnConnect fun begin() = "from an object"
}

/** Hands its handler down. */
abstract class Greeter {
  @OnConnect open fun greet(): String = "greetings from ${name()}"

  protected abstract fun name(): String
}

@WebSocketClient
internal class Heir : Greeter() {
  override fun name() = "an heir"
}

class Around {
  @WebSocketClient
  class Nested {
    @OnConnect fun begin() = "from a nested class"
  }
}
