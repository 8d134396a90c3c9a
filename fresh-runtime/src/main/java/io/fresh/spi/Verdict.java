// SPDX-License-Identifier: MIT
package io.fresh.spi;

import io.fresh.Recovery;
import org.jspecify.annotations.Nullable;

/** Where a dispatcher puts what {@code @OnError} or {@code @OnDisconnect} has decided. Valid during the dispatcher's call. */
public interface Verdict {

  /**
   * Decides what follows. Without a call the default of the kind follows.
   *
   * @param recovery the decision; {@code null} is the default of the kind
   */
  void recovery(@Nullable Recovery recovery);
}
