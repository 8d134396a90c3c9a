// SPDX-License-Identifier: MIT
package io.fresh.internal.link;

import io.fresh.Connection;
import io.fresh.Link;
import io.fresh.LinkScope;
import java.util.Optional;

/** What a start is linked to if no link is named: what it happens in. */
public final class SurroundingLink {

  private SurroundingLink() {}

  /**
   * The connection whose handler runs on this thread; else the innermost {@link LinkScope} that is open on it.
   *
   * @return the link
   * @throws IllegalStateException if there is neither
   */
  public static Link current() {
    Optional<Connection> running = RunningHandler.current();
    if (running.isPresent()) {
      return running.get();
    }
    return LinkScope.current()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "startLink without a link was called where there is nothing to link to: neither in a handler nor in a LinkScope."
                        + " Call it within `try (LinkScope scope = LinkScope.open()) { … }`, or say what to link to: startLink(link, …)"));
  }
}
