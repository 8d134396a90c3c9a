// SPDX-License-Identifier: MIT
/**
 * The annotation processor: a {@code ClientReader} turns elements into records, a {@code ClientValidator} judges the records
 * and fills a {@code Report}, a {@code ClientWriter} makes Java of them; {@code HandlerKind}, the table of handlers,
 * and {@code Setting}, that of the annotation's attributes, are what all of them use. May import the annotations, JavaPoet and {@code javax.lang.model}; it knows the runtime by name alone
 * ({@code RuntimeTypes}). Runs on the compiler's thread.
 */
@NullMarked
package io.fresh.processor;

import org.jspecify.annotations.NullMarked;
