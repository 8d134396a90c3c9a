// SPDX-License-Identifier: MIT
/**
 * Supervisors: they start connections and each other, start again what fails, and stop what they have started, by the rules of OTP.
 * {@link io.fresh.supervision.Supervisor} is for a few children that know each other, {@link
 * io.fresh.supervision.DynamicSupervisor} for a fleet of children that don't.
 *
 * <p>The rules are a state machine without thread and clock, {@code SupervisorMachine}, which a {@code SupervisorDriver} runs: on the
 * thread that asks for something, or that brings the end of a child, one input at a time. The last of the packages; it may import all
 * others, and no Netty.
 *
 * @serial exclude
 */
@NullMarked
package io.fresh.supervision;

import org.jspecify.annotations.NullMarked;
