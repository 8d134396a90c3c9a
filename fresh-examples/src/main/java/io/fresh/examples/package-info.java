// SPDX-License-Identifier: MIT
/** Programs to start with: each runs against an embedded server, the counter also against a URI that it is given. */
@NullMarked
package io.fresh.examples;

import org.jspecify.annotations.NullMarked;
