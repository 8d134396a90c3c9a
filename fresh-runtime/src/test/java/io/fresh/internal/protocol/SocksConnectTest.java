// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fresh.Proxy;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to a SOCKS5 proxy (RFC 1928), and its answers. Bytes are written in hexadecimal. */
final class SocksConnectTest {

  private static final Proxy PROXY = Proxy.socks5("proxy.example", 1080);
  private static final Proxy KNOWN = PROXY.withCredentials("m\u00e9", "s3cr3t");
  private static final String URI = "ws://server/";

  private static final String NO_AUTHENTICATION = "0500";
  private static final String OPEN = "05 00 00 01 7f000001 1234";

  @Test
  void withoutCredentialsNoneAreOffered() throws ProxyRefusal {
    ProxyTalk talk = ProxyTalk.begin(PROXY, URI);

    assertThat(talk.last()).isEqualTo(bytes("05 01 00"));
    assertThat(talk.hear(bytes(NO_AUTHENTICATION))).isFalse();
    assertThat(talk.last()).isEqualTo(bytes("05 01 00 03 06 736572766572 0050"));
    assertThat(talk.hear(bytes(OPEN))).isTrue();
    assertThat(talk.messages()).isEqualTo(2);
  }

  @Test
  void credentialsAreToldIfTheProxyWantsThem() throws ProxyRefusal {
    ProxyTalk talk = ProxyTalk.begin(KNOWN, URI);

    assertThat(talk.last()).isEqualTo(bytes("05 02 00 02"));
    talk.hear(bytes("0502"));
    assertThat(talk.last()).isEqualTo(bytes("01 03 6dc3a9 06 733363723374"));
    talk.hear(bytes("0100"));
    assertThat(talk.last()).isEqualTo(bytes("05 01 00 03 06 736572766572 0050"));
    assertThat(talk.hear(bytes(OPEN))).isTrue();
    assertThat(talk).hasToString("SocksConnect[server:80, awaits REPLY]");
  }

  @Test
  void credentialsAreNotToldIfTheProxyDoesNotWantThem() throws ProxyRefusal {
    ProxyTalk talk = ProxyTalk.begin(KNOWN, URI);

    talk.hear(bytes(NO_AUTHENTICATION));
    assertThat(talk.last()).isEqualTo(bytes("05 01 00 03 06 736572766572 0050"));
  }

  @ParameterizedTest
  @CsvSource({
    "ws://192.0.2.255:258/, 01 c00002ff 0102",
    "wss://[2001:db8::1]/, 04 20010db8000000000000000000000001 01bb",
    "wss://[fe80::1%25eth0]/, 04 fe800000000000000000000000000001 01bb",
    "ws://[::ffff:192.0.2.1]/, 01 c0000201 0050",
    "ws://192.0.2.256/, 03 0b 3139322e302e322e323536 0050",
    "ws://192.0.2/, 03 07 3139322e302e32 0050",
    "ws://ab:65535/, 03 02 6162 ffff"
  })
  void anAddressIsSaidAsOneAndANameIsLeftToTheProxy(String uri, String address)
      throws ProxyRefusal {
    ProxyTalk talk = ProxyTalk.begin(PROXY, uri);

    talk.hear(bytes(NO_AUTHENTICATION));
    assertThat(talk.last()).isEqualTo(bytes("05 01 00" + address));
  }

  @Test
  void aNameHasALengthOfOneByte() throws ProxyRefusal {
    String longest = ("x".repeat(50) + ".").repeat(5);
    ProxyTalk talk = ProxyTalk.begin(PROXY, "ws://" + longest);
    talk.hear(bytes(NO_AUTHENTICATION));
    assertThat(talk.last()).hasSize(3 + 2 + 255 + 2);

    ProxyRefusal refusal =
        catchThrowableOfType(
            ProxyRefusal.class, () -> ProxyTalk.begin(PROXY, "ws://" + longest + "x"));
    assertThat(refusal).hasMessage("SOCKS5 has room for a name of 255 bytes, the server's has 256");
    assertThat(refusal.isRetryable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OPEN,
        "05 00 00 04 20010db8000000000000000000000001 01bb",
        "05 00 00 03 03 616263 01bb",
        "05 00 00 03 00 01bb"
      })
  void whatComesBehindTheReplyIsTheServers(String reply) throws ProxyRefusal {
    ProxyTalk slow = ProxyTalk.begin(PROXY, URI);
    assertThat(slow.hear(bytes(NO_AUTHENTICATION + reply + "4142"))).isTrue();
    assertThat(slow.rest()).isEqualTo("AB");

    ProxyTalk whole = ProxyTalk.begin(PROXY, URI);
    String all = new String(bytes(NO_AUTHENTICATION + reply + "4142"), ISO_8859_1);
    assertThat(whole.hearWhole(all)).isTrue();
    assertThat(whole.rest()).isEqualTo("AB");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1 (general failure)",
    "2, 2 (not allowed by its rules)",
    "3, 3 (network unreachable)",
    "4, 4 (host unreachable)",
    "5, 5 (connection refused)",
    "6, 6 (TTL expired)",
    "7, 7 (command not supported)",
    "8, 8 (address type not supported)",
    "9, 9",
    "255, 255"
  })
  void aRefusalIsNamedAndMayPass(int code, String named) {
    ProxyRefusal refusal = refusal(PROXY, "0500 05 %02x".formatted(code));

    assertThat(refusal).hasMessage("it answered " + named);
    assertThat(refusal.isRetryable()).isTrue();
  }

  @Test
  void whoIsNotWantedIsNotWantedTheNextTimeEither() {
    assertLasting(refusal(PROXY, "05ff"), "it wants credentials");
    assertLasting(
        refusal(KNOWN, "05ff"), "it takes neither user and password nor a client without");
    assertLasting(refusal(KNOWN, "0502 0101"), "it does not take the credentials");
  }

  private static void assertLasting(ProxyRefusal refusal, String message) {
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.isRetryable()).isFalse();
  }

  @Test
  void credentialsThatDoNotExistCannotBeAskedFor() {
    assertThat(refusal(PROXY, "0502"))
        .hasMessage("it chose to authenticate by what was not offered: 2");
    assertThat(refusal(KNOWN, "0501"))
        .hasMessage("it chose to authenticate by what was not offered: 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0400", "4854", "0500 0400", "0500 4854", "0502 0500"})
  void whatIsNotSocksIsNamedSo(String garbage) {
    ProxyRefusal refusal = refusal(KNOWN, garbage);

    assertThat(refusal).hasMessage("its answer is not SOCKS5");
    assertThat(refusal.isRetryable()).isTrue();
  }

  @Test
  void anAddressOfNoKnownTypeHasNoKnownLength() {
    assertThat(refusal(PROXY, "0500 05000002 00"))
        .hasMessage("its answer has an address of type 2");
  }

  private static ProxyRefusal refusal(Proxy proxy, String answer) {
    return catchThrowableOfType(
        ProxyRefusal.class, () -> ProxyTalk.begin(proxy, URI).hear(bytes(answer)));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
