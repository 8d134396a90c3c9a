// SPDX-License-Identifier: MIT
/**
 * Takes a picture of a web page: Chromium, told what to do in its DevTools protocol. A command has a number and its answer the same,
 * in whatever order they come; events come in between. {@code DevTools} is the client, {@code Browser} and {@code Page} are what a
 * program says to it.
 */
@NullMarked
package io.fresh.examples.browser;

import org.jspecify.annotations.NullMarked;
