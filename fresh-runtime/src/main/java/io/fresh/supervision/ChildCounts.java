// SPDX-License-Identifier: MIT
package io.fresh.supervision;

/**
 * How many children a supervisor has.
 *
 * @param specs all that it knows, whether they live or not
 * @param active those that live
 * @param supervisors those that are supervisors, whether they live or not
 * @param workers those that are none
 */
public record ChildCounts(int specs, int active, int supervisors, int workers) {}
