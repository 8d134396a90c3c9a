// SPDX-License-Identifier: MIT
package io.fresh.testing;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A server's certificate: a good one, or one that is wrong in exactly one way. Made anew in each JVM. */
public enum Certificate {
  /** For {@code localhost} and {@code 127.0.0.1}, by the root that {@link #trustStore()} holds. */
  VALID,
  /** By the trusted root, for a host that is not this one. */
  WRONG_HOST,
  /** By the trusted root, for this host, until yesterday. */
  EXPIRED,
  /** For this host, signed by nobody but itself. */
  SELF_SIGNED;

  private static final char[] PASSWORD = "not a secret".toCharArray();

  /** What a server presents this certificate with. */
  public SSLContext serverContext() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(keyStore(), PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Holds the one root that issued {@link #VALID}, {@link #WRONG_HOST} and {@link #EXPIRED}. */
  public static KeyStore trustStore() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("root", Root.BUNDLE.getCertificate());
      return store;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** For a client that trusts {@link #trustStore()} and nothing else. */
  public static SSLContext clientContext() {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trustStore());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore keyStore() {
    try {
      X509Bundle bundle =
          this == SELF_SIGNED
              ? builder().setIsCertificateAuthority(true).buildSelfSigned()
              : builder().buildIssuedBy(Root.BUNDLE);
      return bundle.toKeyStore(PASSWORD);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private CertificateBuilder builder() {
    CertificateBuilder builder = base("CN=" + name());
    return switch (this) {
      case VALID, SELF_SIGNED -> builder.addSanDnsName("localhost").addSanIpAddress("127.0.0.1");
      case WRONG_HOST -> builder.addSanDnsName("elsewhere.example");
      case EXPIRED ->
          builder.addSanDnsName("localhost").addSanIpAddress("127.0.0.1").notAfter(daysFromNow(-1));
    };
  }

  private static CertificateBuilder base(String subject) {
    return new CertificateBuilder()
        .subject(subject)
        .notBefore(daysFromNow(-60))
        .notAfter(daysFromNow(60))
        .ecp256();
  }

  private static Instant daysFromNow(int days) {
    return Instant.now().plus(Duration.ofDays(days));
  }

  /** Made at first use. */
  private static final class Root {
    static final X509Bundle BUNDLE = build();

    private static X509Bundle build() {
      try {
        return base("CN=Root of the tests").setIsCertificateAuthority(true).buildSelfSigned();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
