// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

/**
 * What is known of one link.
 *
 * @param number the first hello of a bot is that of link 1
 * @param interval between two heartbeats, in milliseconds
 * @param isAcknowledged whether the gateway has answered the last heartbeat
 * @param isRefused whether the gateway has refused the session, and is to be left alone for a while
 */
record Link(int number, int interval, boolean isAcknowledged, boolean isRefused) {

  /** Before the hello. */
  static final Link NEW = new Link(0, 0, true, false);

  static Link open(int number, int interval) {
    return new Link(number, interval, true, false);
  }

  Link beaten() {
    return new Link(number, interval, false, isRefused);
  }

  Link acknowledged() {
    return new Link(number, interval, true, isRefused);
  }

  Link refused() {
    return new Link(number, interval, isAcknowledged, true);
  }
}
