// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxyTest {

  private static final Proxy HTTP = Proxy.http("proxy.example", 3128);
  private static final Proxy SOCKS = Proxy.socks5("proxy.example", 1080);

  @Test
  void itIsWhatItWasMadeOf() {
    Proxy proxy = SOCKS.withCredentials("me", "s3cr3t");

    assertThat(proxy.kind()).isEqualTo(Proxy.Kind.SOCKS5);
    assertThat(proxy.host()).isEqualTo("proxy.example");
    assertThat(proxy.port()).isEqualTo(1080);
    assertThat(proxy.credentials()).hasValue(new Proxy.Credentials("me", "s3cr3t"));
    assertThat(SOCKS.credentials()).isEmpty();
    assertThat(HTTP.kind()).isEqualTo(Proxy.Kind.HTTP);
  }

  @Test
  void equalProxiesHaveEqualParts() {
    Proxy known = HTTP.withCredentials("me", "s3cr3t");

    assertThat(known)
        .isEqualTo(HTTP.withCredentials("me", "s3cr3t"))
        .hasSameHashCodeAs(HTTP.withCredentials("me", "s3cr3t"))
        .isNotEqualTo(HTTP)
        .isNotEqualTo(HTTP.withCredentials("me", "other"))
        .isNotEqualTo(Proxy.http("proxy.example", 3129).withCredentials("me", "s3cr3t"))
        .isNotEqualTo(Proxy.http("other.example", 3128).withCredentials("me", "s3cr3t"))
        .isNotEqualTo(Proxy.socks5("proxy.example", 3128).withCredentials("me", "s3cr3t"));
  }

  @Test
  void itShowsNoCredentials() {
    Proxy known = HTTP.withCredentials("someone", "s3cr3t");

    assertThat(HTTP).hasToString("HTTP proxy proxy.example:3128");
    assertThat(known).hasToString("HTTP proxy proxy.example:3128 with credentials");
    assertThat(known.credentials().orElseThrow()).hasToString("Credentials[***]");
    assertThat(Proxy.socks5("::1", 1080)).hasToString("SOCKS5 proxy [::1]:1080");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy", "my_proxy", "10.0.0.1", "::1", "2001:db8::192.0.2.1", "P.example"})
  void aHostIsANameOrAnAddress(String host) {
    assertThat(Proxy.http(host, 1).host()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\r\n"})
  void aHostIsNotBlank(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Proxy.http(host, 1))
        .withMessage("proxy host must not be blank");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cr3t\r\nHost: x",
        "s3cr3t.example:3128",
        "http://s3cr3t",
        "me:s3cr3t@proxy",
        "[::1]",
        "fe80::1%eth0",
        "s3cr3t\u00fc",
        "s3cr3t/",
        "s3cr3t\0",
        "s3cr3t proxy"
      })
  void aHostHasNothingElseInItAndIsNotShown(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Proxy.socks5(host, 1))
        .withMessageStartingWith("proxy host must be a name in ASCII or an address, ")
        .withMessageMatching("(?s).*character U\\+[0-9A-F]{4} at position [0-9]+ must not be in it")
        .withMessageNotContaining("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"::1::", ":::", "1:2:3", "::10000"})
  void whatHasColonsIsAnAddress(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Proxy.http(host, 1))
        .withMessage("proxy host must be an IPv6 address, was " + host);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65_536})
  void aPortIsOneOfTcp(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Proxy.http("proxy.example", port))
        .withMessage("proxy port must be 1 to 65535, was " + port);
  }

  @Test
  void aUserIsNotEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HTTP.withCredentials("", "s3cr3t"))
        .withMessage("proxy user must not be empty");
    assertThat(HTTP.withCredentials("me", "").credentials()).isPresent();
  }

  @Test
  void aUserOfHttpHasNoColon() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HTTP.withCredentials("s3cr3t:user", "s3cr3t"))
        .withMessage("proxy user must be without ':' for an HTTP proxy (RFC 7617 §2), has one");
    assertThat(SOCKS.withCredentials("a:user", "s3cr3t").credentials()).isPresent();
  }

  @Test
  void credentialsAreTextWithoutControlCharacters() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HTTP.withCredentials("me", "s3cr3t\r\nX: y"))
        .withMessage("proxy password must be without control characters, has one at position 6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HTTP.withCredentials("\0", "s3cr3t"))
        .withMessage("proxy user must be without control characters, has one at position 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HTTP.withCredentials("me", "s3cr3t\ud800"))
        .withMessage("proxy password must be a text, has half a surrogate pair in it");
  }

  @Test
  void credentialsOfSocksHaveALengthOfOneByte() {
    String longest = "\u00e9".repeat(127) + "e";
    assertThat(SOCKS.withCredentials(longest, longest).credentials()).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SOCKS.withCredentials(longest + "e", "s3cr3t"))
        .withMessage("proxy user must have 1 to 255 bytes for a SOCKS5 proxy (RFC 1929), has 256");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SOCKS.withCredentials("me", ""))
        .withMessage(
            "proxy password must have 1 to 255 bytes for a SOCKS5 proxy (RFC 1929), has 0");
  }
}
