// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.FreshException;
import io.fresh.Handshake;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hears of what happens to a {@link Wire}, on its event loop; not any more once the wire is aborted or released. */
interface WireListener {

  /** The head of the answer is there; the body of a refusal may follow. */
  void answered();

  /** There will be no open wire; it is closed. */
  void attemptFailed(FreshException error, @Nullable Duration retryAfter);

  /** The 101 is verified. Frames that came with it follow when this returns. */
  void established(Handshake handshake);

  /** Bytes are about to be decoded; called once per read turn. */
  void heard();

  /** The peer broke a rule; nothing more is decoded. */
  void violated(int closeCode, String message);

  /** All that could be read has been decoded. */
  void readTurnEnded(long incompleteMessage);

  /** What waited to be written had been too much, and is less than half of that now. */
  void roomAgain();

  /** The open wire's transport has ended. */
  void lost(@Nullable Throwable cause);
}
