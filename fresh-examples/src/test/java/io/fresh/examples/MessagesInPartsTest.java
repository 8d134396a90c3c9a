// SPDX-License-Identifier: MIT
package io.fresh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.testing.Patience;
import io.fresh.testing.Request;
import io.fresh.testing.ServerKind;
import io.fresh.testing.TestServer;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A generated client that takes its messages in parts, with real servers. */
final class MessagesInPartsTest {

  private static final int LENGTH = 1 << 20;

  /** Asks for a text in fragments, then for a long echo. */
  @WebSocketClient
  static final class Download {
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<String> whole = new CompletableFuture<>();
    private final CompletableFuture<Integer> length = new CompletableFuture<>();
    private int bytes;
    private int longest;

    @OnConnect
    String ask() {
      return Request.FRAGMENT;
    }

    @OnText
    @Nullable ByteBuffer part(CharSequence part, boolean last) {
      text.append(part);
      if (!last) {
        return null;
      }
      whole.complete(text.toString());
      return ByteBuffer.allocate(LENGTH);
    }

    @OnBinary
    void part(boolean last, ByteBuffer part) {
      bytes += part.remaining();
      longest = Math.max(longest, part.remaining());
      if (last) {
        length.complete(bytes);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = ".*_TLS", mode = EnumSource.Mode.MATCH_NONE)
  void partsAreTheMessage(ServerKind kind) throws Exception {
    try (TestServer server = kind.start()) {
      Download client = new Download();
      Connection connection =
          MessagesInPartsTest_DownloadFresh.start(client, server.uri().toString());

      assertThat(Patience.get(client.whole, "the text")).isEqualTo(Request.FRAGMENTED_TEXT);
      assertThat(Patience.get(client.length, "the bytes")).isEqualTo(LENGTH);
      assertThat(client.longest).isLessThan(LENGTH);

      connection.stop();
      assertThat(connection.awaitTermination(Patience.LIMIT)).isPresent();
    }
  }
}
