// SPDX-License-Identifier: MIT
/** The runtime of Fresh: a WebSocket client that keeps itself alive. */
module io.fresh {
  requires transitive io.fresh.annotation;
  requires transitive io.netty.buffer;
  requires transitive static org.jspecify;
  requires io.netty.codec;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires static com.fasterxml.jackson.databind;
  requires static io.netty.transport.classes.epoll;
  requires org.slf4j;

  exports io.fresh;
  exports io.fresh.json;
  exports io.fresh.spi;
  exports io.fresh.supervision;
}
