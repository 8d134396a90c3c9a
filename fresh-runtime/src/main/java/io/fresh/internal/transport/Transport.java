// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.internal.protocol.MessageSink;
import io.fresh.internal.protocol.UpgradeAnswer.Redirected;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What carries the present attempt of a connection, and then its link: the question to the suppliers, the dial, the wire, one after the
 * other and one at a time. Owned by the event loop.
 */
final class Transport {

  private final WireFactory wires;
  private final LoopGroups.Lease lease;

  /** Where an attempt begins: what suppliers have said last, or what is fixed. */
  private Target beginning;

  /** Where the present attempt has come to by redirects. */
  private Target target;

  private int attempt;

  /** Made for the first question: most connections have no suppliers. */
  private @Nullable Suppliers suppliers;

  private @Nullable Asking asking;
  private @Nullable Dial dial;
  private @Nullable Wire wire;

  Transport(WireFactory wires, LoopGroups.Lease lease) {
    this.wires = wires;
    this.lease = lease;
    this.beginning = wires.target();
    this.target = beginning;
  }

  // ---- what is wanted ----

  /** Asks the suppliers where to connect to. */
  void ask(Asking.Listener listener) {
    if (suppliers == null) {
      suppliers = wires.suppliers();
    }
    asking = suppliers.ask(lease.loop(), listener);
  }

  /** Begins an attempt to reach the target. */
  void dial(int number, Dial.Listener listener) {
    attempt = number;
    target = beginning;
    dial(listener);
  }

  /** Goes on with the attempt where a redirect has led to. */
  void follow(Dial.Listener listener) {
    dial(listener);
  }

  private void dial(Dial.Listener listener) {
    dial = wires.dial(target, lease, listener);
    dial.begin();
  }

  /** Asks the server for WebSocket, if there is a wire. */
  void upgrade(MessageSink sink, WireListener listener) {
    if (wire != null) {
      wires.upgrade(wire, target, sink, lease, attempt, listener);
    }
  }

  /** Reads on, if there is a wire that does not. */
  void resumeReading() {
    if (wire != null) {
      wire.resumeReading();
    }
  }

  /** The way out; null if there is no wire. */
  @Nullable Outbound outbound() {
    return wire == null ? null : wire.outbound();
  }

  /** Gives back what an open connection needs only while there are messages. */
  void hibernate() {
    if (wire != null) {
      wire.hibernate();
    }
  }

  /** Gives up what there is, at once. None of it calls its listener any more. */
  void abort() {
    if (asking != null) {
      asking.abort();
      asking = null;
    }
    if (dial != null) {
      dial.abort();
      dial = null;
    }
    if (wire != null) {
      wire.abort();
      wire = null;
    }
  }

  /** Leaves the wire to end by itself, once what was written is out. It does not call its listener any more. */
  void release() {
    if (wire != null) {
      wire.release();
      wire = null;
    }
  }

  Target target() {
    return target;
  }

  // ---- what came of it ----

  void supplied(Target supplied) {
    asking = null;
    beginning = supplied;
  }

  /** The wire is gone; returns where to go. */
  Target redirected(Redirected redirect) {
    wire = null;
    target = target.after(redirect);
    return target;
  }

  void notReached() {
    asking = null;
    dial = null;
  }

  void connected(Channel channel, WireListener listener) {
    dial = null;
    wire = wires.wire(channel, lease, listener);
  }

  void wireEnded() {
    wire = null;
  }
}
