// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URIs can be connected to, and what they mean. */
class WebSocketUriTest {

  @ParameterizedTest
  @CsvSource({
    "ws://example.com,             false, example.com,  80,   /,          example.com",
    "wss://example.com,            true,  example.com,  443,  /,          example.com",
    "ws://example.com:80/chat,     false, example.com,  80,   /chat,      example.com",
    "wss://example.com:443/chat,   true,  example.com,  443,  /chat,      example.com",
    "ws://example.com:443/,        false, example.com,  443,  /,          example.com:443",
    "wss://example.com:8443/a/b,   true,  example.com,  8443, /a/b,       example.com:8443",
    "ws://example.com:/a,          false, example.com,  80,   /a,         example.com",
    "WSS://Example.COM/A?b=C&d,    true,  example.com,  443,  /A?b=C&d,   example.com",
    "ws://example.com?q,           false, example.com,  80,   /?q,        example.com",
    "ws://example.com/?,           false, example.com,  80,   /?,         example.com",
    "ws://127.0.0.1:9000/,         false, 127.0.0.1,    9000, /,          127.0.0.1:9000",
    "ws://[::1]/,                  false, ::1,          80,   /,          [::1]",
    "ws://[2001:db8::1]:9000/x,    false, 2001:db8::1,  9000, /x,         [2001:db8::1]:9000",
    "ws://[fe80::1%25eth0]/,       false, fe80::1%eth0, 80, /,          [fe80::1]",
    "ws://my_service:8080/,        false, my_service,   8080, /,          my_service:8080",
    "ws://bücher.example/ü?é,      false, xn--bcher-kva.example, 80, /%C3%BC?%C3%A9, xn--bcher-kva.example",
    "ws://example.com/%2F?%23,     false, example.com,  80,   /%2F?%23,   example.com",
  })
  void aUriIsTakenApart(
      String uri, boolean secure, String host, int port, String resource, String hostHeader) {
    WebSocketUri parsed = WebSocketUri.parse(uri);
    assertThat(parsed.isSecure()).isEqualTo(secure);
    assertThat(parsed.host()).isEqualTo(host);
    assertThat(parsed.port()).isEqualTo(port);
    assertThat(parsed.resource()).isEqualTo(resource);
    assertThat(parsed.hostHeader()).isEqualTo(hostHeader);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://example.com/ | of scheme ws or wss, was http. Write ws:// for http://",
        "example.com/socket | begins with ws:// or wss://, had no scheme",
        "localhost:8080 | of scheme ws or wss, was another. Write wss://",
        "ws:/path | with a host, had none",
        "ws:example.com | with a host, had none",
        "ws:///path | with a host, had none",
        "ws://:8080/ | with a host, had none",
        "ws://user@/ | with a host, had none",
        "ws://example.com/#top | without a fragment, had one",
        "ws://example.com/# | without a fragment, had one",
        "ws://example.com:0/ | with a port from 1 to 65535, was 0",
        "ws://example.com:65536/ | with a port from 1 to 65535, was 65536",
        "ws://example.com:99999999999/ | with a port from 1 to 65535, was 99999999999",
        "ws://example.com:x_/ | with a port from 1 to 65535, was no number",
        "ws://exam%20ple.com/ | with a host name of letters",
        "ws://example%0D%0A.com/ | with a host name of letters",
        "ws://a%2Fb/ | with a host name of letters",
        "ws://a,b/ | with a host name of letters",
        "ws://xn--ü/ | that has an ASCII form, had none",
        "ws://example.com/a b | malformed at index 18: Illegal character in path",
        "ws://example.com/%zz | malformed at index",
        "ws://[::1/ | malformed at index",
      })
  void aUriThatCannotBeConnectedToIsRefused(String uri, String message) {
    assertThatThrownBy(() -> WebSocketUri.parse(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected a WebSocket URI")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws://a/\r\nX: y", "ws://a\r\n/", "ws://a/?\n", "ws://a/\u0000"})
  void lineBreaksAreRefused(String uri) {
    assertThatThrownBy(() -> WebSocketUri.parse(uri)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://user:hunter2@example.com:0/",
        "ws://user:hunter2@example.com/ ",
        "ws://user:hunter2@[::1/",
        "http://user:hunter2@example.com/",
        "ws://user:hunter2@/",
        "ws://user:hunter2@exa%zzmple/",
        "ws://user:hunter2@exam ple/",
        "ws://user:hunter2@example.com/#f",
        "ws://user:hunter2@example.com:port/",
        "ws://user:hun@ter2@[/",
        "ws://user:ter2:hunter2",
        "user:hunter2@example.com",
      })
  void aRefusalHoldsNoPassword(String uri) {
    assertThatThrownBy(() -> WebSocketUri.parse(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain("ter2")
        .doesNotContain("user");
  }

  @Test
  void aStringHoldsNoCredentials() {
    assertThat(WebSocketUri.parse("wss://user:hunter2@example.com:8443/a?token=hunter2"))
        .hasToString("wss://example.com:8443/a?…");
    assertThat(WebSocketUri.parse("ws://example.com")).hasToString("ws://example.com/");
  }

  @Test
  void userInformationIsDecoded() {
    assertThat(WebSocketUri.parse("ws://us%C3%A9r:a+b%40c@example.com/").userInfo())
        .contains("usér:a+b@c");
    assertThat(WebSocketUri.parse("ws://example.com/").userInfo()).isEmpty();
  }
}
