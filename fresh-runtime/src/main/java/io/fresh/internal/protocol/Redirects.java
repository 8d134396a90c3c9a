// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

/**
 * How far an attempt has been redirected, and how far it may be.
 *
 * @param followed how many redirects have led here
 * @param limit how many an attempt follows; 0: none
 */
public record Redirects(int followed, int limit) {

  boolean areOff() {
    return limit == 0;
  }

  boolean areUsedUp() {
    return followed >= limit;
  }
}
