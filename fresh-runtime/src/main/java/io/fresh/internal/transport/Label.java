// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Name;
import io.fresh.Options;
import io.fresh.internal.protocol.WebSocketUri;

/**
 * What a connection is called in the log and by its {@code toString}: its name, else a number, and where it was told to go. Made only
 * when somebody reads it, which is never for most connections.
 *
 * @param number tells connections without a name apart
 */
record Label(int number, Options options, WebSocketUri uri) {

  @Override
  public String toString() {
    String name = options.name().map(Name::key).orElse("fresh-" + number);
    return LogText.oneLine(name + " (" + uri + ")");
  }
}
