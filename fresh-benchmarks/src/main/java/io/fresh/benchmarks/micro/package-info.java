// SPDX-License-Identifier: MIT
/** Measures what is generated, with JMH. The parts of the runtime are measured in packages of their own names. */
@NullMarked
package io.fresh.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
