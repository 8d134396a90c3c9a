// SPDX-License-Identifier: MIT
/** Tests of supervisors: of their rules over simulated time, and of real ones with children by hand and over the wire. */
@NullMarked
package io.fresh.supervision;

import org.jspecify.annotations.NullMarked;
