// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Deflate;
import io.fresh.Headers;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a client asks for (RFC 6455 §4.1). */
class UpgradeRequestTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @Test
  void theRequestHasTheHeadersThatTheRfcAsksFor() {
    Headers headers = request("ws://example.com/chat?room=1").headers();
    assertThat(headers.all("Host")).containsExactly("example.com");
    assertThat(headers.all("Upgrade")).containsExactly("websocket");
    assertThat(headers.all("Connection")).containsExactly("Upgrade");
    assertThat(headers.all("Sec-WebSocket-Key")).hasSize(1);
    assertThat(headers.all("Sec-WebSocket-Version")).containsExactly("13");
    assertThat(headers.size()).isEqualTo(5);
  }

  @Test
  void theResourceIsPathAndQuery() {
    assertThat(request("ws://example.com/chat?room=1").resource()).isEqualTo("/chat?room=1");
    assertThat(request("ws://example.com").resource()).isEqualTo("/");
  }

  @Test
  void theRequestGoesOverTheWireLineByLineInTheOrderOfItsHeaders() {
    UpgradeRequest request =
        UpgradeRequest.of(
            uri("ws://example.com/chat?room=1"),
            Headers.of("X-City", "K\u00f6ln"),
            List.of("v1"),
            Deflate.off(),
            RANDOM);
    assertThat(new String(request.encoded(), ISO_8859_1))
        .isEqualTo(
            "GET /chat?room=1 HTTP/1.1\r\n"
                + "Host: example.com\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Key: "
                + key(request)
                + "\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: v1\r\n"
                + "X-City: K\u00f6ln\r\n"
                + "\r\n");
  }

  @Test
  void theHostHasItsPortOnlyWhereItIsNotTheDefault() {
    assertThat(request("ws://example.com:80").headers().first("Host")).contains("example.com");
    assertThat(request("wss://example.com:80").headers().first("Host")).contains("example.com:80");
    assertThat(request("wss://[::1]:9000").headers().first("Host")).contains("[::1]:9000");
  }

  @Test
  void theKeyIsSixteenBytesFromTheGenerator() {
    SecureRandom sevens =
        new SecureRandom() {
          private static final long serialVersionUID = 1L;

          @Override
          public void nextBytes(byte[] bytes) {
            java.util.Arrays.fill(bytes, (byte) 7);
          }
        };
    byte[] expected = new byte[16];
    java.util.Arrays.fill(expected, (byte) 7);
    String key =
        key(UpgradeRequest.of(uri("ws://a"), Headers.empty(), List.of(), Deflate.off(), sevens));
    assertThat(Base64.getDecoder().decode(key)).isEqualTo(expected);
  }

  @Test
  void everyRequestHasAKeyOfItsOwn() {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      keys.add(key(request("ws://example.com")));
    }
    assertThat(keys).hasSize(1000);
  }

  @Test
  void subprotocolsAreOfferedInOrder() {
    UpgradeRequest request =
        UpgradeRequest.of(
            uri("ws://a"), Headers.empty(), List.of("v2.chat", "v1.chat"), Deflate.off(), RANDOM);
    assertThat(request.headers().all("Sec-WebSocket-Protocol")).containsExactly("v2.chat, v1.chat");
  }

  @Test
  void withoutSubprotocolsNoneAreOffered() {
    assertThat(request("ws://a").headers().contains("Sec-WebSocket-Protocol")).isFalse();
  }

  @Test
  void noExtensionIsOffered() {
    assertThat(request("ws://a").headers().contains("Sec-WebSocket-Extensions")).isFalse();
  }

  @Test
  void headersOfTheUserComeLastAndInOrder() {
    Headers mine = Headers.of("Origin", "https://example.com", "X-A", "1", "x-a", "2");
    UpgradeRequest request =
        UpgradeRequest.of(uri("ws://a"), mine, List.of(), Deflate.off(), RANDOM);
    List<String> names = new ArrayList<>();
    request.headers().forEach((name, value) -> names.add(name));
    assertThat(names)
        .containsExactly(
            "Host",
            "Upgrade",
            "Connection",
            "Sec-WebSocket-Key",
            "Sec-WebSocket-Version",
            "Origin",
            "X-A",
            "x-a");
    assertThat(request.headers().all("X-A")).containsExactly("1", "2");
  }

  @Test
  void userInformationBecomesAnAuthorization() {
    assertThat(authorization("ws://user:pass%3Aword@a", Headers.empty()))
        .containsExactly(basic("user:pass:word"));
    assertThat(authorization("ws://user@a", Headers.empty())).containsExactly(basic("user:"));
    assertThat(authorization("ws://a", Headers.empty())).isEmpty();
  }

  @Test
  void anAuthorizationOfTheUserGoesBeforeTheUri() {
    assertThat(authorization("ws://user:pass@a", Headers.of("authorization", "Bearer x")))
        .containsExactly("Bearer x");
  }

  @Test
  void aStringHoldsNoValues() {
    UpgradeRequest request =
        UpgradeRequest.of(
            uri("ws://user:hunter2@a/hunter2?hunter2"),
            Headers.of("Cookie", "hunter2"),
            List.of(),
            Deflate.off(),
            RANDOM);
    assertThat(request.toString())
        .contains("Authorization", "Cookie")
        .doesNotContain("hunter2", "Basic", key(request));
  }

  private static List<String> authorization(String uri, Headers headers) {
    return UpgradeRequest.of(uri(uri), headers, List.of(), Deflate.off(), RANDOM)
        .headers()
        .all("Authorization");
  }

  private static String basic(String credentials) {
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }

  private static String key(UpgradeRequest request) {
    return request.headers().first("Sec-WebSocket-Key").orElseThrow();
  }

  private static UpgradeRequest request(String uri) {
    return UpgradeRequest.of(uri(uri), Headers.empty(), List.of(), Deflate.off(), RANDOM);
  }

  private static WebSocketUri uri(String uri) {
    return WebSocketUri.parse(uri);
  }
}
