// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import io.fresh.benchmarks.workload.Workload;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who is measured: the name, the class that adapts it, the folder of its libraries, and what it cannot do. */
enum ClientKind {
  FRESH("fresh", "peer.FreshPeer", "fresh", "fresh-runtime"),
  FLOOR_NETTY("floor-netty", "floor.FloorNetty", "fresh", ""),
  FLOOR_NIO("floor-nio", "floor.FloorNio", "", ""),
  RAW_TCP("raw-tcp", "floor.RawTcp", "", ""),
  NETTY("netty", "peer.NettyPeer", "fresh", "netty-codec-http"),
  JDK("jdk", "peer.JdkPeer", "", ""),
  OKHTTP("okhttp", "peer.OkHttpPeer", "okhttp", "okhttp-jvm"),
  JAVA_WEBSOCKET("java-websocket", "peer.JavaWebSocketPeer", "java-websocket", "Java-WebSocket"),
  TYRUS("tyrus", "peer.TyrusPeer", "tyrus", "tyrus-standalone-client"),
  JETTY("jetty", "peer.JettyPeer", "jetty", "jetty-websocket-jetty-client"),
  VERTX("vertx", "peer.VertxPeer", "vertx", "vertx-core"),
  REACTOR_NETTY("reactor-netty", "peer.ReactorNettyPeer", "reactor-netty", "reactor-netty-http"),
  AHC("ahc", "peer.AhcPeer", "ahc", "async-http-client");

  private static final String PACKAGE = "io.fresh.benchmarks.";

  private final String id;
  private final String adapter;
  private final String library;
  private final String artifact;

  ClientKind(String id, String adapter, String library, String artifact) {
    this.id = id;
    this.adapter = PACKAGE + adapter;
    this.library = library;
    this.artifact = artifact;
  }

  String id() {
    return id;
  }

  /** The class that runs in the client's process. */
  String adapter() {
    return adapter;
  }

  /** The folder of its libraries; empty if it needs the JDK alone. */
  Optional<String> library() {
    return Optional.of(library).filter(name -> !name.isEmpty());
  }

  /** The jar whose version is the client's; none if it is ours. */
  Optional<String> artifact() {
    return Optional.of(artifact).filter(name -> !name.isEmpty());
  }

  /** Whether it is a client that somebody else has written: neither Fresh nor what is no client. */
  boolean isOther() {
    return switch (this) {
      case FRESH, FLOOR_NETTY, FLOOR_NIO, RAW_TCP -> false;
      default -> true;
    };
  }

  /** Whether it has permessage-deflate, where that is asked for, and can hold connections without a thread for each. */
  boolean supports(Workload workload) {
    return switch (workload) {
      case INBOUND_DEFLATE_1K -> this != JDK;
      case IDLE_10K ->
          this != FLOOR_NIO && this != RAW_TCP && this != OKHTTP && this != JAVA_WEBSOCKET;
      default -> true;
    };
  }

  static ClientKind of(String id) {
    return Arrays.stream(values())
        .filter(client -> client.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Expected a client of %s, was '%s'"
                        .formatted(
                            Arrays.stream(values())
                                .map(ClientKind::id)
                                .collect(Collectors.joining(", ")),
                            id)));
  }

  @Override
  public String toString() {
    return id;
  }
}
