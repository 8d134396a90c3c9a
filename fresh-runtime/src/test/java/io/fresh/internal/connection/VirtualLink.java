// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The transport of a connection as far as the machine may know it: refuses what must not be asked of it in its phase. So each transport
 * is let go of exactly once, none is made while another is there, and at most one Close of each kind is asked for.
 */
final class VirtualLink {

  enum Phase {
    /** There is no transport. */
    NONE,
    /** It is being made: suppliers are asked. */
    SUPPLYING,
    /** Suppliers have answered. */
    SUPPLIED,
    /** It is being made. */
    DIALING,
    /** It is up, the request may be written. */
    REACHED,
    /** The request is written. */
    ASKED,
    /** The server has named another place. */
    REDIRECTED,
    /** The 101 is verified. */
    OPEN,
    /** It was lost while open, which the machine has not been told yet or has not acted upon. */
    LOST
  }

  private Phase phase = Phase.NONE;
  private boolean closeAsked;
  private boolean closeWritten;

  /** Each link may be asked about once; late, if a slow handler runs before. */
  private int questions;

  Phase phase() {
    return phase;
  }

  // ---- what the network does ----

  void supplied() {
    phase = Phase.SUPPLIED;
  }

  void connected() {
    phase = Phase.REACHED;
  }

  void redirected() {
    phase = Phase.REDIRECTED;
  }

  void established() {
    phase = Phase.OPEN;
    closeAsked = false;
    closeWritten = false;
  }

  void failed() {
    phase = Phase.NONE;
  }

  void lost() {
    phase = Phase.LOST;
  }

  // ---- what the machine asks for ----

  void supply() {
    require("one attempt at a time", Phase.NONE);
    phase = Phase.SUPPLYING;
    questions++;
  }

  void connect() {
    require("one attempt at a time", Phase.NONE, Phase.SUPPLIED);
    if (phase == Phase.NONE) {
      questions++;
    }
    phase = Phase.DIALING;
  }

  void upgrade() {
    require("an upgrade needs a transport", Phase.REACHED);
    phase = Phase.ASKED;
  }

  void follow() {
    require("a redirect is followed once its transport is gone", Phase.REDIRECTED);
    phase = Phase.DIALING;
  }

  void write() {
    require("only an open link can be written to", Phase.OPEN);
    assertThat(closeWritten).as("nothing follows a Close").isFalse();
  }

  void close() {
    write();
    assertThat(closeAsked).as("one Close is asked for").isFalse();
    closeAsked = true;
  }

  void closeNow() {
    write();
    closeWritten = true;
  }

  void release() {
    require("a link is released once", Phase.OPEN, Phase.LOST);
    phase = Phase.NONE;
  }

  void abort() {
    assertThat(phase).as("what is aborted").isNotEqualTo(Phase.NONE);
    phase = Phase.NONE;
  }

  void stopDelivering() {
    require("only an open link delivers", Phase.OPEN);
  }

  /** A handler is asked how to go on without this link. */
  void askAboutEnd() {
    assertThat(questions).as("questions left about the ends of links").isPositive();
    questions--;
  }

  /** {@code @OnDisconnect} threw, which is asked about in its place. */
  void mayAskAgain() {
    questions++;
  }

  private void require(String rule, Phase... allowed) {
    assertThat(allowed).as(rule).contains(phase);
  }
}
