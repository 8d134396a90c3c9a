// SPDX-License-Identifier: MIT
package io.fresh.kotlin

import io.fresh.CloseStatus
import io.fresh.ExitReason
import io.fresh.Frame
import io.fresh.FreshException
import io.fresh.Reaction
import io.fresh.Recovery
import io.fresh.annotation.OnDisconnect
import io.fresh.annotation.OnError
import io.fresh.annotation.OnInfo
import io.fresh.annotation.OnTerminate
import io.fresh.annotation.OnText
import io.fresh.annotation.WebSocketClient

/** What [Counting] hands from handler to handler. */
data class Tally(val messages: Int, val last: String?)

/** Told to a connection, begins anew. */
data object Reset

/** Keeps its state in a data class; ends when the server goes away. */
@WebSocketClient(state = Tally::class)
class Counting(private val ended: (ExitReason, Tally) -> Unit) {

  @OnText
  fun count(text: String, tally: Tally): Reaction.With<Tally> {
    val next = tally.copy(messages = tally.messages + 1, last = text)
    return Reaction.reply(Frame.text("${next.messages} after ${tally.last}")).with(next)
  }

  @OnInfo fun reset(message: Reset, tally: Tally) = tally.copy(messages = 0)

  @OnInfo fun say(words: String): String = words

  @OnError fun failed(error: FreshException.StreamingFailed): Recovery = Recovery.close()

  @OnDisconnect(code = [1000, 1001]) fun left(): Recovery = Recovery.close()

  @OnDisconnect fun lost(status: CloseStatus): Recovery? = null

  @OnTerminate fun bye(reason: ExitReason, last: Tally) = ended(reason, last)
}
