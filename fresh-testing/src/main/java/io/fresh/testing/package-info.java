// SPDX-License-Identifier: MIT
/**
 * Peers for tests: real servers behind one interface, a server that follows a script, and the JDK's own client, which shows
 * that the servers are right. Knows nothing of the runtime's internals, so that a mistake is never made on both sides; runs
 * on threads of its own, and every wait is bounded.
 */
@NullMarked
package io.fresh.testing;

import org.jspecify.annotations.NullMarked;
