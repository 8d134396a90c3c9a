// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.peer;

import io.fresh.benchmarks.client.BenchmarkClient;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import reactor.netty.resources.ConnectionProvider;

/** Reactor Netty: frames in as a flux, frames out from a sink. */
public final class ReactorNettyPeer implements BenchmarkClient {

  private static final int MAX_MESSAGE = 2 << 20;

  private final HttpClient client = HttpClient.create(ConnectionProvider.newConnection());

  @Override
  public CompletionStage<Session> connect(URI uri, boolean deflated, Listener listener) {
    CompletableFuture<Session> opened = new CompletableFuture<>();
    client
        .websocket(
            WebsocketClientSpec.builder()
                .compress(deflated)
                .maxFramePayloadLength(MAX_MESSAGE)
                .build())
        .uri(uri)
        .handle((in, out) -> exchange(in, out, listener, opened))
        .subscribe(
            nothing -> {},
            failure -> {
              opened.completeExceptionally(failure);
              listener.ended(failure);
            },
            listener::ended);
    return opened;
  }

  private static Mono<Void> exchange(
      WebsocketInbound in,
      WebsocketOutbound out,
      Listener listener,
      CompletableFuture<Session> opened) {
    // One thread sends at a time, so the check that nobody else does is not needed.
    Sinks.Many<WebSocketFrame> sends = Sinks.unsafe().many().unicast().onBackpressureBuffer();
    Mono<Void> sending = out.sendObject(sends.asFlux()).then();
    Mono<Void> receiving =
        in.aggregateFrames(MAX_MESSAGE)
            .receiveFrames()
            .doOnNext(frame -> received(frame, sends, listener))
            .then();
    opened.complete(new ReactorSession(sends));
    return Mono.when(receiving, sending);
  }

  private static void received(
      WebSocketFrame frame, Sinks.Many<WebSocketFrame> sends, Listener listener) {
    if (frame instanceof TextWebSocketFrame text) {
      String answer = listener.text(text.text());
      if (answer != null) {
        sends.tryEmitNext(new TextWebSocketFrame(answer)).orThrow();
      }
    } else if (frame instanceof BinaryWebSocketFrame) {
      ByteBuf content = frame.content();
      listener.binary(content.nioBuffer(), 0, content.readableBytes());
    }
  }

  private record ReactorSession(Sinks.Many<WebSocketFrame> sends) implements Session {

    @Override
    public void text(String message) {
      sends.tryEmitNext(new TextWebSocketFrame(message)).orThrow();
    }

    @Override
    public void binary(byte[] message) {
      sends.tryEmitNext(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message))).orThrow();
    }

    @Override
    public void close() {
      sends.tryEmitNext(new CloseWebSocketFrame(1000, "")).orThrow();
    }
  }
}
