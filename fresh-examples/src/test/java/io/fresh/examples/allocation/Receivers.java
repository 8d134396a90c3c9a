// SPDX-License-Identifier: MIT
package io.fresh.examples.allocation;

import io.fresh.Connection;
import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import java.nio.ByteBuffer;

/** Clients that count what they get, each in another form. */
final class Receivers {

  private Receivers() {}

  static Connection texts(Meter meter, String uri) {
    return Receivers_TextsFresh.start(new Texts(meter), uri);
  }

  static Connection arrays(Meter meter, String uri) {
    return Receivers_ArraysFresh.start(new Arrays(meter), uri);
  }

  static Connection buffers(Meter meter, String uri) {
    return Receivers_BuffersFresh.start(new Buffers(meter), uri);
  }

  @WebSocketClient
  record Texts(Meter meter) {
    @OnText
    void message(String text) {
      meter.message();
    }
  }

  @WebSocketClient
  record Arrays(Meter meter) {
    @OnBinary
    void message(byte[] binary) {
      meter.message();
    }
  }

  @WebSocketClient
  record Buffers(Meter meter) {
    @OnBinary
    void message(ByteBuffer binary) {
      meter.message();
    }
  }
}
