// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Where a connection comes from, as its server sees it. */
final class LocalAddressTest {

  @Test
  void theServerSeesTheLocalAddressOfTheOptions() throws IOException {
    Options options =
        TestClient.options()
            .transport(
                TestClient.transport().localAddress(new InetSocketAddress("127.0.0.2", 0)).build())
            .build();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(30_000);
      URI uri = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/");
      try (TestClient client = TestClient.forOneLink(uri, options);
          Socket accepted = server.accept()) {
        assertThat(accepted.getInetAddress().getHostAddress()).isEqualTo("127.0.0.2");
        client.connection().stop();
      }
    }
  }
}
