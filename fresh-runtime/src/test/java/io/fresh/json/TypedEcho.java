// SPDX-License-Identifier: MIT
package io.fresh.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fresh.Connection;
import io.fresh.Handshake;
import io.fresh.Options;
import io.fresh.TextDecoder;
import io.fresh.TextEncoder;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.testing.Patience;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A program with codecs of its own: sends a number to a server that echoes, and answers the number that comes back. */
public final class TypedEcho implements Function<String, Integer> {

  private static final class Numbers extends Dispatcher {
    private static final TextDecoder<Integer> DECODER =
        utf8 -> Integer.valueOf(UTF_8.decode(utf8).toString());
    private static final TextEncoder<Integer> ENCODER = Object::toString;

    private final CompletableFuture<Integer> number = new CompletableFuture<>();

    Numbers() {
      super(new Object(), MessageForm.BUFFER, MessageForm.NONE);
    }

    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      outbox.text(ENCODER, 42, "Integer");
    }

    @Override
    public void onText(Connection connection, ByteBuffer utf8, Outbox outbox) throws Exception {
      number.complete(decodeText(DECODER, utf8, "Integer"));
    }
  }

  /** Is called by name. */
  public TypedEcho() {}

  @Override
  public Integer apply(String uri) {
    Numbers numbers = new Numbers();
    Connection connection = Clients.start(numbers, uri, Options.defaults());
    try {
      return Patience.get(numbers.number, "the number that comes back");
    } finally {
      connection.stop();
      Patience.get(connection.terminated(), "the end");
    }
  }
}
