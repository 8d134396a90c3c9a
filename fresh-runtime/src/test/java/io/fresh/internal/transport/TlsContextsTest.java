// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Tls;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

class TlsContextsTest {

  private final TlsContexts contexts = new TlsContexts();

  @Test
  void equalOptionsShareAContext() throws SSLException {
    assertThat(contexts.context(named("a"))).isSameAs(contexts.context(named("a")));
    assertThat(contexts.context(named("a"))).isNotSameAs(contexts.context(named("b")));
  }

  @Test
  void recentContextsAreKept() throws SSLException {
    SslContext first = contexts.context(named("first"));
    for (int i = 0; i < 15; i++) {
      contexts.context(named("other" + i));
    }
    assertThat(contexts.context(named("first"))).isSameAs(first);

    for (int i = 0; i < 16; i++) {
      contexts.context(named("another" + i));
    }
    assertThat(contexts.context(named("first"))).isNotSameAs(first);
  }

  @Test
  void nothingIsKeptOnceCleared() throws SSLException {
    SslContext first = contexts.context(Tls.platform());
    contexts.clear();

    assertThat(contexts.context(Tls.platform())).isNotSameAs(first);
  }

  @Test
  void protocolsAreTls13And12() throws SSLException {
    var engine =
        contexts.context(Tls.platform()).newEngine(ByteBufAllocator.DEFAULT, "localhost", 443);

    assertThat(engine.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
    assertThat(engine.getSSLParameters().getEndpointIdentificationAlgorithm()).isEqualTo("HTTPS");
  }

  private static Tls named(String serverName) {
    return Tls.builder().serverName(serverName).build();
  }
}
