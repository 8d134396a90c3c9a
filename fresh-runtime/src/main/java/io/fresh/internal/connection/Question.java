// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.Recovery;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a handler is asked to decide, and what follows if it does not. */
sealed interface Question {

  /** The number of the link that was there, or was the last, when this came up. */
  int link();

  /** What follows without a decision. */
  Recovery byDefault();

  /** Whether there is no transport any more. */
  boolean isLinkLost();

  /** What has happened, as an error: the reason of a connection that has no attempt left. */
  FreshException error();

  /** Whether a handler has thrown; {@link #error} makes one where nothing was thrown. */
  default boolean isHandlerFailed() {
    return false;
  }

  /** How long the server asks to wait. */
  default @Nullable Duration retryAfter() {
    return null;
  }

  /** Asks {@code @OnError}. */
  record Trouble(int link, FreshException error, @Nullable Duration retryAfter)
      implements Question {
    @Override
    public Recovery byDefault() {
      if (isHandlerFailed()) {
        return Recovery.close(ExitReason.failed(error));
      }
      return error.isTransportLost() ? Recovery.reconnect() : Recovery.ignore();
    }

    @Override
    public boolean isLinkLost() {
      return error.isTransportLost();
    }

    @Override
    public boolean isHandlerFailed() {
      return error instanceof HandlingFailed;
    }
  }

  /** Asks {@code @OnDisconnect}. */
  record Disconnected(int link, CloseStatus status, boolean byPeer) implements Question {
    @Override
    public Recovery byDefault() {
      return byPeer ? Recovery.reconnect() : Recovery.close();
    }

    @Override
    public boolean isLinkLost() {
      return true;
    }

    @Override
    public FreshException error() {
      return new StreamingFailed(
          "The connection was closed with code " + status.code() + " before it was stable", null);
    }
  }
}
