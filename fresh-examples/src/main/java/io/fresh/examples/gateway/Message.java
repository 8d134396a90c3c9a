// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

/**
 * What somebody has written.
 *
 * @param content empty unless the bot may read it, which Discord calls the intent {@code MESSAGE_CONTENT}
 */
record Message(String content, Author author) {

  /** Who has written it. */
  record Author(String username) {}
}
