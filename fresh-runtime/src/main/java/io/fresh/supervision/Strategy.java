// SPDX-License-Identifier: MIT
package io.fresh.supervision;

/** Who is started again with a child that has to be started again. */
public enum Strategy {
  /** That child alone. */
  ONE_FOR_ONE,

  /** All children: the others are stopped first, the last one first, and then all are started, the first one first. */
  ONE_FOR_ALL,

  /** That child and those behind it in the order of the starts, in the same way. */
  REST_FOR_ONE
}
