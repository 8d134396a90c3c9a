// SPDX-License-Identifier: MIT
/** Programs to start with: each runs against an embedded server, or against the URI that it is given. */
@NullMarked
package io.fresh.examples;

import org.jspecify.annotations.NullMarked;
