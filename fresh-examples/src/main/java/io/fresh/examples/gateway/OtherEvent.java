// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

/**
 * Any other event, of which nothing but its number is of interest.
 *
 * @param s the number of the event in its session
 */
record OtherEvent(int s) {}
