// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;

/**
 * What came of one event.
 *
 * @param calls for each call, which handler and what it was given
 * @param told what the runtime was told
 * @param sent what went to the connection beside that
 * @param thrown what came out of the dispatcher; empty if nothing
 * @param state the state afterwards; empty if there is none
 */
record Outcome(
    List<List<String>> calls, List<String> told, List<String> sent, String thrown, String state) {}
