// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.workload;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What is measured. The name is the path that a client asks the server for. */
public enum Workload {
  INBOUND_TEXT_SMALL("inbound-text-small", Shape.INBOUND, Content.TEXT_100),
  INBOUND_BINARY_SMALL("inbound-binary-small", Shape.INBOUND, Content.BINARY_64),
  INBOUND_TEXT_16K("inbound-text-16k", Shape.INBOUND, Content.TEXT_16K),
  INBOUND_BINARY_1M("inbound-binary-1m", Shape.INBOUND, Content.BINARY_1M),
  OUTBOUND_TEXT_SMALL("outbound-text-small", Shape.OUTBOUND, Content.TEXT_100),
  OUTBOUND_BINARY_16K("outbound-binary-16k", Shape.OUTBOUND, Content.BINARY_16K),
  ECHO_1("echo-1", Shape.ECHO, Content.TEXT_100, 1),
  ECHO_64("echo-64", Shape.ECHO, Content.TEXT_100, 64),
  INBOUND_DEFLATE_1K("inbound-deflate-1k", Shape.INBOUND, Content.JSON_1K),
  IDLE_10K("idle-10k", Shape.IDLE, Content.NONE),
  CONNECT("connect", Shape.CONNECT, Content.NONE);

  /** Who sends, and what is counted. */
  public enum Shape {
    /** The server sends without a pause; CPU per message. */
    INBOUND,
    /** A thread of the application sends without a pause; CPU per message that the server has checked. */
    OUTBOUND,
    /** The server answers each message with the same; CPU per round trip. */
    ECHO,
    /** Connections are opened and left alone; memory per connection. */
    IDLE,
    /** Connections are opened; CPU per connection. */
    CONNECT
  }

  private final String id;
  private final Shape shape;
  private final Content content;
  private final int inFlight;

  Workload(String id, Shape shape, Content content) {
    this(id, shape, content, 0);
  }

  Workload(String id, Shape shape, Content content, int inFlight) {
    this.id = id;
    this.shape = shape;
    this.content = content;
    this.inFlight = inFlight;
  }

  public String id() {
    return id;
  }

  public Shape shape() {
    return shape;
  }

  public Content content() {
    return content;
  }

  /** How many messages of an echo are under way at a time. */
  public int inFlight() {
    return inFlight;
  }

  /** Whether its messages are sent compressed. */
  public boolean isDeflated() {
    return this == INBOUND_DEFLATE_1K;
  }

  /**
   * How many messages an outbound client may send before the server has confirmed them: about 4 MiB, and so less than any client's own
   * limit. The server confirms eight times as often.
   */
  public int unconfirmed() {
    return content == Content.BINARY_16K ? 256 : 8192;
  }

  /** After how many messages the server confirms those of an outbound client. */
  public int confirmEvery() {
    return unconfirmed() / 8;
  }

  public static Workload of(String id) {
    return Arrays.stream(values())
        .filter(workload -> workload.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Expected a workload of %s, was '%s'"
                        .formatted(
                            Arrays.stream(values())
                                .map(Workload::id)
                                .collect(Collectors.joining(", ")),
                            id)));
  }

  @Override
  public String toString() {
    return id;
  }
}
