// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

/**
 * Tells the bot that it is time for a heartbeat.
 *
 * @param link the number of the link that it is meant for
 */
record Beat(int link) {}
