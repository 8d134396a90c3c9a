// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.FreshException.EstablishingFailed;
import io.fresh.Options;
import io.fresh.Tls;
import io.fresh.UpgradeOptions;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.xnio.SslClientAuthMode;

/** A client proves by its key who it is to the server that it was told to reach, and to no other. */
final class RedirectedClientKeyTest {

  private static final char[] PASSWORD = "not a secret".toCharArray();

  private final X509Bundle root;
  private final List<String> shown = new CopyOnWriteArrayList<>();

  RedirectedClientKeyTest() throws Exception {
    root = certificate("root").setIsCertificateAuthority(true).buildSelfSigned();
  }

  @Test
  void theClientsKeyIsNotShownToAnotherOrigin() throws Exception {
    X509Bundle client = certificate("client").buildIssuedBy(root);
    Undertow second =
        start(
            exchange -> {
              boolean isFirst = exchange.getRequestPath().equals("/");
              note("second", exchange).setStatusCode(isFirst ? 308 : 404);
              exchange.getResponseHeaders().put(Headers.LOCATION, "/same");
            });
    Undertow first =
        start(
            exchange -> {
              boolean isFirst = exchange.getRequestPath().equals("/");
              String next = isFirst ? "/same" : "https://localhost:" + port(second) + "/";
              note("first", exchange)
                  .setStatusCode(308)
                  .getResponseHeaders()
                  .put(Headers.LOCATION, next);
            });
    Tls tls =
        Tls.builder()
            .trust(root.getCertificate())
            .clientKey(client.getKeyPair().getPrivate(), client.getCertificatePath())
            .build();
    Options options =
        TestClient.options()
            .transport(TestClient.transport().tls(tls).build())
            .upgrade(UpgradeOptions.builder().redirects(3).build())
            .build();
    try (TestClient it =
        TestClient.forOneLink(URI.create("wss://localhost:" + port(first)), options)) {
      assertThat(it.recorder().awaitError(EstablishingFailed.class).status()).isEqualTo(404);
      it.recorder().awaitTerminate();
      assertThat(shown)
          .containsExactly("first: CN=client", "first: CN=client", "second: none", "second: none");
    } finally {
      first.stop();
      second.stop();
    }
  }

  private HttpServerExchange note(String server, HttpServerExchange exchange) {
    String name;
    try {
      name = exchange.getConnection().getSslSession().getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException e) {
      name = "none";
    }
    shown.add(server + ": " + name);
    return exchange;
  }

  /** A server that asks for the client's certificate and does without it. */
  private Undertow start(HttpHandler handler) throws Exception {
    Undertow server =
        Undertow.builder()
            .addHttpsListener(0, "127.0.0.1", context())
            .setSocketOption(org.xnio.Options.SSL_CLIENT_AUTH_MODE, SslClientAuthMode.REQUESTED)
            .setHandler(handler)
            .build();
    server.start();
    return server;
  }

  private SSLContext context() throws Exception {
    X509Bundle own = certificate("server").addSanDnsName("localhost").buildIssuedBy(root);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own.toKeyStore(PASSWORD), PASSWORD);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", root.getCertificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static CertificateBuilder certificate(String name) {
    return new CertificateBuilder().subject("CN=" + name).ecp256();
  }

  private static int port(Undertow server) {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }
}
