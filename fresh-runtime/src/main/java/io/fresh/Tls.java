// SPDX-License-Identifier: MIT
package io.fresh;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import org.jspecify.annotations.Nullable;

/**
 * How a {@code wss} connection is secured: TLS 1.2 and 1.3, and whom to trust. Immutable.
 *
 * <p>The server's certificate and its host name are always checked; there is no switch that trusts everything. A server with
 * a certificate of one's own is reached by trusting that certificate:
 *
 * <pre>{@code
 * Tls tls = Tls.builder().trust(certificate).build();
 * }</pre>
 *
 * <p>{@link #toString()} shows no key.
 */
public final class Tls {

  private static final Tls PLATFORM = builder().build();

  private final List<X509Certificate> trusted;
  private final @Nullable PrivateKey clientKey;
  private final List<X509Certificate> clientChain;
  private final @Nullable String serverName;

  private Tls(Builder builder) {
    trusted = builder.trusted;
    clientKey = builder.clientKey;
    clientChain = builder.clientChain;
    serverName = builder.serverName;
  }

  /** {@return the platform's trust, no client key, the URI's host as the server's name} */
  public static Tls platform() {
    return PLATFORM;
  }

  /** {@return a builder that starts with {@link #platform()}} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts with these values} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.trusted = trusted;
    builder.clientKey = clientKey;
    builder.clientChain = clientChain;
    builder.serverName = serverName;
    return builder;
  }

  /** {@return the certificates to trust instead of the platform's; empty: the platform's} */
  public List<X509Certificate> trusted() {
    return trusted;
  }

  /** {@return the key with which the client proves who it is, if the server asks; empty: none} */
  public Optional<PrivateKey> clientKey() {
    return Optional.ofNullable(clientKey);
  }

  /** {@return the certificates of {@link #clientKey()}, its own first; empty if there is no key} */
  public List<X509Certificate> clientChain() {
    return clientChain;
  }

  /**
   * The name that is sent to the server (SNI, RFC 6066 §3) and that its certificate must be for.
   *
   * @return the name in ASCII; empty: the URI's host
   */
  public Optional<String> serverName() {
    return Optional.ofNullable(serverName);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tls that
        && trusted.equals(that.trusted)
        && Objects.equals(clientKey, that.clientKey)
        && clientChain.equals(that.clientChain)
        && Objects.equals(serverName, that.serverName);
  }

  @Override
  public int hashCode() {
    return Objects.hash(trusted, clientChain, serverName);
  }

  /** {@return what is set, without keys and certificates} */
  @Override
  public String toString() {
    return "Tls[trust=%s, clientKey=%s, serverName=%s]"
        .formatted(
            trusted.isEmpty() ? "platform" : "own (" + trusted.size() + ")",
            clientKey == null ? "none" : "***",
            serverName == null ? "the URI's host" : serverName);
  }

  /** Collects the values. Not safe for use by several threads. */
  public static final class Builder {

    private List<X509Certificate> trusted = List.of();
    private @Nullable PrivateKey clientKey;
    private List<X509Certificate> clientChain = List.of();
    private @Nullable String serverName;

    private Builder() {}

    /**
     * Trusts the trusted-certificate entries of a store, instead of what the platform trusts and of what was set before.
     * The store is read at once.
     *
     * @param store a store that has been loaded
     * @return this builder
     * @throws IllegalArgumentException if the store has no such entry or has not been loaded
     */
    public Builder trust(KeyStore store) {
      return trust(certificates(store).toArray(X509Certificate[]::new));
    }

    /**
     * Trusts these certificates, and those that they have signed, instead of what the platform trusts and of what was set
     * before.
     *
     * @param certificates at least one
     * @return this builder
     * @throws IllegalArgumentException if there is none
     */
    public Builder trust(X509Certificate... certificates) {
      if (certificates.length == 0) {
        throw new IllegalArgumentException(
            "trust must have at least one trusted certificate, has none; without trust the platform's is used");
      }
      trusted = List.of(certificates);
      return this;
    }

    /**
     * Proves with a key who the client is, when the server asks.
     *
     * @param key the private key
     * @param chain the key's certificate, then those that lead to one that the server trusts; at least one
     * @return this builder
     * @throws IllegalArgumentException if there is no certificate
     */
    public Builder clientKey(PrivateKey key, X509Certificate... chain) {
      Objects.requireNonNull(key, "clientKey");
      if (chain.length == 0) {
        throw new IllegalArgumentException("clientKey must have its certificate, has none");
      }
      clientKey = key;
      clientChain = List.of(chain);
      return this;
    }

    /**
     * Sends another name than the URI's host to the server, and checks its certificate against that name.
     *
     * @param name a host name
     * @return this builder
     * @throws IllegalArgumentException if it is no host name
     */
    public Builder serverName(String name) {
      serverName = ascii(name);
      return this;
    }

    /** {@return the values} */
    public Tls build() {
      return new Tls(this);
    }

    private static String ascii(String name) {
      try {
        return new SNIHostName(name).getAsciiName();
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("serverName must be a host name: " + e.getMessage(), e);
      }
    }

    private static List<X509Certificate> certificates(KeyStore store) {
      try {
        List<X509Certificate> certificates = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
          if (store.isCertificateEntry(alias)
              && store.getCertificate(alias) instanceof X509Certificate certificate) {
            certificates.add(certificate);
          }
        }
        return certificates;
      } catch (KeyStoreException e) {
        throw new IllegalArgumentException("trust must be a store that has been loaded", e);
      }
    }
  }
}
