// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fresh.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CONNECT and the answers to it (RFC 9110 §9.3.6). */
final class HttpConnectTest {

  private static final Proxy PROXY = Proxy.http("proxy.example", 3128);
  private static final Proxy KNOWN = PROXY.withCredentials("Aladdin", "open s\u00e9same");
  private static final String OK = "HTTP/1.1 200 Connection established\r\n\r\n";

  @ParameterizedTest
  @CsvSource({
    "ws://server.example/path?token=s3cr3t, server.example:80",
    "wss://user:s3cr3t@server.example, server.example:443",
    "ws://server.example:8080, server.example:8080",
    "wss://[2001:db8::1]/, [2001:db8::1]:443",
    "wss://[fe80::1%25eth0]:9/, [fe80::1]:9",
    "ws://b\u00fccher.example/, xn--bcher-kva.example:80"
  })
  void theProxyIsToldHostAndPortAndNothingElse(String uri, String target) throws ProxyRefusal {
    ProxyTalk talk = ProxyTalk.begin(PROXY, uri);

    assertThat(said(talk)).isEqualTo("CONNECT %s HTTP/1.1\r\nHost: %1$s\r\n\r\n".formatted(target));
  }

  @Test
  void credentialsAreToldWithTheRequestInUtf8() throws ProxyRefusal {
    ProxyTalk talk = ProxyTalk.begin(KNOWN, "ws://server.example");

    assertThat(said(talk))
        .isEqualTo(
            """
            CONNECT server.example:80 HTTP/1.1\r
            Host: server.example:80\r
            Proxy-Authorization: Basic QWxhZGRpbjpvcGVuIHPDqXNhbWU=\r
            \r
            """);
    assertThat(talk).hasToString("HttpConnect[server.example:80]");
  }

  private static String said(ProxyTalk talk) {
    return new String(talk.last(), US_ASCII);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OK,
        "HTTP/1.0 200 OK\r\nProxy-Agent: some\r\n\r\n",
        "HTTP/1.1 200\r\n\r\n",
        "HTTP/1.1 200 \r\n\r\n",
        "HTTP/1.1 200 OK\n\n",
        "HTTP/1.1 200 \u00c3\u0085ppnad\r\n\r\n",
        "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n",
        "HTTP/1.1 299 Fine\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK
      })
  void everyStatusFrom200To299OpensTheWayAndItsHeadersCountForNothing(String yes)
      throws ProxyRefusal {
    ProxyTalk slow = ProxyTalk.begin(PROXY, "ws://server.example");
    assertThat(slow.hear(yes + "\r\nfirst bytes")).isTrue();
    assertThat(slow.rest()).isEqualTo("\r\nfirst bytes");

    ProxyTalk whole = ProxyTalk.begin(PROXY, "ws://server.example");
    assertThat(whole.hearWhole(yes + "\r\nfirst bytes")).isTrue();
    assertThat(whole.rest()).isEqualTo("\r\nfirst bytes");
    assertThat(whole.messages()).isOne();
  }

  @Test
  void anAnswerThatIsNotCompleteOpensNothing() throws ProxyRefusal {
    ProxyTalk talk = ProxyTalk.begin(PROXY, "ws://server.example");

    assertThat(talk.hear(OK.substring(0, OK.length() - 1))).isFalse();
    assertThat(talk.hear("\n")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 300, 302, 400, 403, 404, 500, 502, 503, 999})
  void anotherStatusIsARefusalThatMayPass(int status) {
    ProxyRefusal refusal = refusal(PROXY, "HTTP/1.1 " + status + " s3cr3t\r\n");

    assertThat(refusal).hasMessage("it answered " + status);
    assertThat(refusal.isRetryable()).isTrue();
  }

  @Test
  void a407IsARefusalThatStays() {
    ProxyRefusal unknown = refusal(PROXY, "HTTP/1.1 407 s3cr3t\r\n");
    ProxyRefusal wrong = refusal(KNOWN, "HTTP/1.1 407 s3cr3t\r\n");

    assertThat(unknown).hasMessage("it answered 407, it wants credentials");
    assertThat(wrong).hasMessage("it answered 407, it does not take the credentials");
    assertThat(unknown.isRetryable()).isFalse();
    assertThat(wrong.isRetryable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "s3cr3t\r\n",
        "HTTP/2 200 OK\r\n",
        "HTTP/1.1 20 OK\r\n",
        "HTTP/1.1 2000 OK\r\n",
        "HTTP/1.1 099 OK\r\n",
        "http/1.1 200 OK\r\n",
        "HTTP/1.1  200 OK\r\n",
        "HTTP/1.1 200 OK\rs3cr3t\r\n"
      })
  void whatIsNotHttpIsNamedSoAndNotShown(String garbage) {
    assertThat(refusal(PROXY, garbage)).hasMessage("its answer is not HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cr3t",
        "HTTP/1.1 200 OK\r\nX: s3cr3t\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 200 OK\r\n s3cr3t"
      })
  void anEndlessAnswerIsNotReadForLong(String piece) {
    String endless = piece.startsWith("s3") ? piece.repeat(4000) : piece + repeated(piece);
    ProxyRefusal slow = refusal(PROXY, endless);
    ProxyRefusal whole =
        catchThrowableOfType(
            ProxyRefusal.class,
            () -> ProxyTalk.begin(PROXY, "ws://server.example").hearWhole(endless));

    assertThat(slow).hasMessage("the head of its answer has more than 16384 bytes");
    assertThat(whole).hasMessage(slow.getMessage());
    assertThat(slow.isRetryable()).isTrue();
  }

  /** What may follow the first piece: another interim answer, else another header. */
  private static String repeated(String first) {
    return first.contains(" 100 ") ? first.repeat(4000) : "X: s3cr3t\r\n".repeat(4000);
  }

  private static ProxyRefusal refusal(Proxy proxy, String answer) {
    return catchThrowableOfType(
        ProxyRefusal.class, () -> ProxyTalk.begin(proxy, "ws://server.example").hear(answer));
  }
}
