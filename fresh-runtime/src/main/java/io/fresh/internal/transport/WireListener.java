// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.internal.protocol.UpgradeAnswer.Redirected;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hears of what happens to a {@link Wire}, on its event loop; not any more once the wire is aborted or released. */
interface WireListener extends Outbound.Listener {

  /** The head of the answer is there; the body of a refusal may follow. */
  void answered();

  /** There will be no open wire; it is closed. */
  void attemptFailed(FreshException error, @Nullable Duration retryAfter);

  /** The server has named another place; the wire is closed. */
  void redirected(Redirected redirect);

  /** The 101 is verified. Frames that came with it follow when this returns. */
  void established(Handshake handshake);

  /** Bytes are about to be decoded; called once per read turn. */
  void heard();

  /** The peer broke a rule; nothing more is decoded. */
  void violated(int closeCode, String message);

  /** A buffer is about to be decoded: handlers may be called until {@link #batchEnded}, which follows in any case. */
  void batchBegins();

  /** The buffer has been decoded. */
  void batchEnded();

  /**
   * All that could be read has been decoded.
   *
   * @param incompleteMessage the number of the message whose end has not come; 0 if there is none
   * @param data whether there were messages, or parts of one, beside control frames
   */
  void readTurnEnded(long incompleteMessage, boolean data);

  /** Nothing more is read for the moment. */
  void readingPaused();

  /** Reading goes on. */
  void readingResumed();

  /** The open wire's transport has ended. */
  void lost(@Nullable Throwable cause);
}
