// SPDX-License-Identifier: MIT
/**
 * Measures the parts of the runtime's package of this name, with JMH; here, because only this package sees them. On the class path the two are
 * one package.
 */
@NullMarked
package io.fresh.internal.protocol;

import org.jspecify.annotations.NullMarked;
