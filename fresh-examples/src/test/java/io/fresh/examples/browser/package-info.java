// SPDX-License-Identifier: MIT
/** The driver of a browser, with one that is played by a script, and with a real one where there is one. */
@NullMarked
package io.fresh.examples.browser;

import org.jspecify.annotations.NullMarked;
