// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Tls;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLException;

/**
 * The TLS contexts of recent options: one is dear to make, and connections that share it can resume each other's sessions.
 * Thread-safe.
 */
final class TlsContexts {

  private static final int KEPT = 16;

  private final Map<Tls, SslContext> contexts =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tls, SslContext> eldest) {
          return size() > KEPT;
        }
      };

  SslContext context(Tls tls) throws SSLException {
    synchronized (contexts) {
      SslContext context = contexts.get(tls);
      if (context == null) {
        context = build(tls);
        contexts.put(tls, context);
      }
      return context;
    }
  }

  /** Forgets all: keys and certificates are not held for nobody. */
  void clear() {
    synchronized (contexts) {
      contexts.clear();
    }
  }

  private static SslContext build(Tls tls) throws SSLException {
    SslContextBuilder builder =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.JDK)
            .protocols("TLSv1.3", "TLSv1.2")
            .endpointIdentificationAlgorithm("HTTPS");
    if (!tls.trusted().isEmpty()) {
      builder.trustManager(tls.trusted());
    }
    if (tls.clientKey().isPresent()) {
      PrivateKey key = tls.clientKey().get();
      builder.keyManager(key, tls.clientChain().toArray(X509Certificate[]::new));
    }
    return builder.build();
  }
}
