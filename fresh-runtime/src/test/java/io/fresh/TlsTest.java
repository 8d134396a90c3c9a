// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.math.BigInteger;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TlsTest {

  private static X509Bundle authority;
  private static X509Bundle client;

  @BeforeAll
  static void makeCertificates() throws Exception {
    CertificateBuilder builder = new CertificateBuilder().ecp256();
    authority =
        builder.copy().subject("CN=authority").setIsCertificateAuthority(true).buildSelfSigned();
    client = builder.copy().subject("CN=client").buildIssuedBy(authority);
  }

  @Test
  void thePlatformIsTrustedUnlessSaidOtherwise() {
    assertThat(Tls.platform().trusted()).isEmpty();
    assertThat(Tls.platform().clientKey()).isEmpty();
    assertThat(Tls.platform().clientChain()).isEmpty();
    assertThat(Tls.platform().serverName()).isEmpty();
    assertThat(Tls.builder().build()).isEqualTo(Tls.platform());
  }

  @Test
  void ownTrustReplacesThePlatforms() {
    Tls tls = Tls.builder().trust(authority.getCertificate()).build();

    assertThat(tls.trusted()).containsExactly(authority.getCertificate());
  }

  @Test
  void laterTrustReplacesEarlierTrust() {
    Tls tls =
        Tls.builder().trust(authority.getCertificate()).trust(client.getCertificate()).build();

    assertThat(tls.trusted()).containsExactly(client.getCertificate());
  }

  @Test
  void theTrustedEntriesOfAStoreAreTrustedAndItsOwnKeysAreNot() throws Exception {
    KeyStore store = emptyStore();
    store.setCertificateEntry("authority", authority.getCertificate());
    store.setKeyEntry("client", clientKey(), new char[] {'x'}, client.getCertificatePath());

    assertThat(Tls.builder().trust(store).build().trusted())
        .containsExactly(authority.getCertificate());
  }

  @Test
  void aStoreIsReadAtOnce() throws Exception {
    KeyStore store = emptyStore();
    store.setCertificateEntry("authority", authority.getCertificate());
    Tls.Builder builder = Tls.builder().trust(store);

    store.deleteEntry("authority");

    assertThat(builder.build().trusted()).containsExactly(authority.getCertificate());
  }

  @Test
  void trustInNothingIsRefusedForItWouldReadAsThePlatforms() throws Exception {
    KeyStore empty = emptyStore();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tls.builder().trust())
        .withMessageStartingWith("trust must have at least one trusted certificate, has none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tls.builder().trust(empty))
        .withMessageStartingWith("trust must have at least one trusted certificate, has none");
  }

  @Test
  void aStoreThatHasNotBeenLoadedIsRefused() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tls.builder().trust(store))
        .withMessage("trust must be a store that has been loaded");
  }

  @Test
  void aClientKeyComesWithItsCertificates() {
    Tls tls = Tls.builder().clientKey(clientKey(), client.getCertificatePath()).build();

    assertThat(tls.clientKey()).contains(clientKey());
    assertThat(tls.clientChain()).containsExactly(client.getCertificatePath());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tls.builder().clientKey(clientKey()))
        .withMessage("clientKey must have its certificate, has none");
  }

  @Test
  void theServersNameIsHeldInAscii() {
    assertThat(Tls.builder().serverName("bücher.example").build().serverName())
        .contains("xn--bcher-kva.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "a_b!", "example.com.", "wss://example.com", "[::1]", "a\r\nb"})
  void theServersNameMustBeAHostName(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tls.builder().serverName(name))
        .withMessageStartingWith("serverName must be a host name");
  }

  @Test
  void toBuilderKeepsEveryValue() {
    Tls tls = everythingSet();

    assertThat(tls.toBuilder().build()).isEqualTo(tls).hasSameHashCodeAs(tls);
    assertThat(tls).isNotEqualTo(Tls.platform());
    assertThat(tls.toBuilder().serverName("example.org").build()).isNotEqualTo(tls);
  }

  @Test
  void toStringShowsNoKey() {
    BigInteger secret = ((ECPrivateKey) clientKey()).getS();

    assertThat(Tls.platform())
        .hasToString("Tls[trust=platform, clientKey=none, serverName=the URI's host]");
    assertThat(everythingSet())
        .hasToString("Tls[trust=own (1), clientKey=***, serverName=example.com]")
        .asString()
        .doesNotContain(secret.toString());
  }

  static Tls everythingSet() {
    return Tls.builder()
        .trust(authority.getCertificate())
        .clientKey(clientKey(), client.getCertificatePath())
        .serverName("example.com")
        .build();
  }

  private static PrivateKey clientKey() {
    return client.getKeyPair().getPrivate();
  }

  private static KeyStore emptyStore() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
