// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Deflate;
import io.fresh.Headers;
import io.fresh.internal.protocol.UpgradeAnswer.Redirected;
import io.fresh.internal.protocol.UpgradeAnswer.Refused;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which redirects are followed, where they lead, and which take credentials along. */
final class RedirectTest {

  private static final String FROM = "wss://user:pw@example.com/a/b?c=d";
  private static final Redirects ON = new Redirects(0, 5);

  // ---- which are followed ----

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectWithALocationIsFollowed(int status) {
    assertThat(answer(FROM, ON, status, Headers.of("Location", "wss://other.example/")))
        .isInstanceOf(Redirected.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 300, 304, 305, 306, 404})
  void anotherStatusIsNoRedirectThoughItHasALocation(int status) {
    assertThat(answer(FROM, ON, status, Headers.of("Location", "wss://other.example/")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.message())
                    .isEqualTo("Expected HTTP 101, was '%d Elsewhere'".formatted(status)));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsARefusalLikeOthersByDefault(int status) {
    Headers headers = Headers.of("Location", "wss://other.example/");

    assertThat(answer(FROM, new Redirects(0, 0), status, headers))
        .isEqualTo(
            new Refused(
                "Expected HTTP 101, was '%d Elsewhere'. Redirects are followed if UpgradeOptions.redirects is set."
                    .formatted(status),
                true));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, true", "1, 1, false", "4, 5, true", "5, 5, false"})
  void asManyAsTheLimitAreFollowedAndNotOneMore(int followed, int limit, boolean isFollowed) {
    UpgradeAnswer answer =
        answer(FROM, new Redirects(followed, limit), 302, Headers.of("Location", "/x"));

    assertThat(answer instanceof Redirected).isEqualTo(isFollowed);
    if (answer instanceof Refused refused) {
      assertThat(refused.message())
          .endsWith("as many as UpgradeOptions.redirects allows were, " + limit);
      assertThat(refused.retryable()).isFalse();
    }
  }

  /** The rule that stops it, and nothing of the Location. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "ws://example.com/s3cr3t           | it leads from wss to ws",
        "http://example.com/s3cr3t         | it leads from wss to ws",
        "HTTP://other.example?s3cr3t       | it leads from wss to ws",
        "ws://example.com:443/s3cr3t       | it leads from wss to ws",
        "wss://s3cr3t@example.com/         | its Location has user information",
        "//u:s3cr3t@example.com/           | its Location has user information",
        "https://@example.com/s3cr3t       | its Location has user information",
        "ftp://example.com/s3cr3t          | its Location has another scheme than ws, wss, http and https",
        "file:///s3cr3t                    | its Location has another scheme than ws, wss, http and https",
        "javascript:s3cr3t                 | its Location has another scheme than ws, wss, http and https",
        "localhost:80/s3cr3t               | its Location has another scheme than ws, wss, http and https",
        "wss:s3cr3t                        | its Location is no valid URI with a host",
        "wss:/s3cr3t                       | its Location is no valid URI with a host",
        "wss:///s3cr3t                     | its Location is no valid URI with a host",
        "wss://                            | its Location is no valid URI with a host",
        "wss://:80/s3cr3t                  | its Location is no valid URI with a host",
        "wss://example.com:0/s3cr3t        | its Location is no valid URI with a host",
        "wss://example.com:99999/s3cr3t    | its Location is no valid URI with a host",
        "wss://exa$mple.com/s3cr3t         | its Location is no valid URI with a host",
        "/s3 cr3t                          | its Location is no valid URI with a host",
        "/s3cr3t%zz                        | its Location is no valid URI with a host",
        "/s3cr3t/\u00e9                    | its Location is no valid URI with a host",
        "wss://exampl\u00e9.com/s3cr3t     | its Location is no valid URI with a host",
        "wss://[::1/s3cr3t                 | its Location is no valid URI with a host",
      })
  void whatIsNotFollowedSaysWhichRuleStopsIt(String location, String rule) {
    assertRefused(Headers.of("Location", location), rule);
  }

  @Test
  void aRedirectMustHaveOneLocation() {
    assertRefused(Headers.empty(), "it has no Location");
    assertRefused(
        Headers.builder().add("Location", "/s3cr3t").add("location", "/s3cr3t").build(),
        "it has several values of Location");
  }

  @Test
  void aHostThatIsTooLongToBeOneIsRefused() {
    String host = "a.".repeat(126) + "a";

    assertThat(redirected(FROM, "wss://" + host).to().host()).isEqualTo(host);
    assertRefused(
        Headers.of("Location", "wss://a" + host), "its Location is no valid URI with a host");
  }

  private static void assertRefused(Headers headers, String rule) {
    assertThat(answer(FROM, ON, 307, headers))
        .isEqualTo(
            new Refused(
                "Expected HTTP 101 or a redirect to follow, was '307 Elsewhere', which is not followed: "
                    + rule,
                false));
  }

  // ---- where they lead ----

  /** The examples of RFC 3986 §5.4 that have a meaning here, with its base. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "g             | /b/c/g",
        "./g           | /b/c/g",
        "g/            | /b/c/g/",
        "/g            | /g",
        "?y            | /b/c/d;p?y",
        "g?y           | /b/c/g?y",
        "#s            | /b/c/d;p?q",
        "g#s           | /b/c/g",
        "g?y#s         | /b/c/g?y",
        ";x            | /b/c/;x",
        "g;x           | /b/c/g;x",
        "''            | /b/c/d;p?q",
        ".             | /b/c/",
        "./            | /b/c/",
        "..            | /b/",
        "../           | /b/",
        "../g          | /b/g",
        "../..         | /",
        "../../        | /",
        "../../g       | /g",
        "../../../g    | /g",
        "../../../../g | /g",
        "/./g          | /g",
        "/../g         | /g",
        "g.            | /b/c/g.",
        ".g            | /b/c/.g",
        "g..           | /b/c/g..",
        "..g           | /b/c/..g",
        "./../g        | /b/g",
        "./g/.         | /b/c/g/",
        "g/./h         | /b/c/g/h",
        "g/../h        | /b/c/h",
        "g;x=1/./y     | /b/c/g;x=1/y",
        "g;x=1/../y    | /b/c/y",
        "g?y/./x       | /b/c/g?y/./x",
        "g?y/../x      | /b/c/g?y/../x",
        "g#s/../x      | /b/c/g",
        "//a           | /",
        "//a/x//y      | /x//y",
        "ws://a/x/../y | /y",
      })
  void aReferenceIsResolvedAgainstTheUriThatWasAsked(String location, String resource) {
    Redirected redirected = redirected("ws://a/b/c/d;p?q", location);

    assertThat(redirected.to().resource()).isEqualTo(resource);
    assertThat(redirected.to().hostHeader()).isEqualTo("a");
    assertThat(redirected.sameOrigin()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ws://a.example/x,   http://b.example/y,       ws://b.example/y",
    "ws://a.example/x,   https://b.example/y,      wss://b.example/y",
    "ws://a.example/x,   HTTPS://B.example:444/y,  wss://b.example:444/y",
    "wss://a.example/x,  https://b.example:443/y,  wss://b.example/y",
    "wss://a.example/x,  wss://[::1]:9/y,          wss://[::1]:9/y",
    "wss://a.example/x,  //b.example,              wss://b.example/",
    "ws://a.example/x,   //b.example:81/y,         ws://b.example:81/y",
    "ws://a.example:81,  y,                        ws://a.example:81/y",
    "ws://a.example:81,  '  /y  ',                 ws://a.example:81/y",
  })
  void anotherPlaceIsReachedByItsSchemeHostAndPort(String from, String location, String to) {
    assertThat(redirected(from, location).to()).hasToString(to);
  }

  // ---- credentials ----

  @ParameterizedTest
  @CsvSource({
    "wss://a.example/x,     wss://a.example/y",
    "wss://a.example/x,     https://A.EXAMPLE:443/y",
    "wss://a.example:443/x, //a.example/y",
    "ws://a.example/x,      http://a.example:80/y",
    "ws://a.example:81/x,   /y",
  })
  void schemeHostAndPortMakeAnOriginAndUserInformationStaysInIt(String from, String location) {
    Redirected redirected = redirected(from.replace("://", "://user:pw@"), location);

    assertThat(redirected.sameOrigin()).isTrue();
    assertThat(redirected.to().userInfo()).contains("user:pw");
    assertThat(redirected.to().resource()).isEqualTo("/y");
  }

  @ParameterizedTest
  @CsvSource({
    "wss://a.example/x,    wss://b.example/y",
    "wss://a.example/x,    wss://sub.a.example/y",
    "wss://a.example/x,    wss://a.example:444/y",
    "ws://a.example/x,     wss://a.example/y",
    "ws://a.example:443/x, wss://a.example/y",
    "ws://127.0.0.1/x,     ws://localhost/y",
  })
  void whatDiffersInOneOfThemIsAnotherOriginWithoutUserInformation(String from, String location) {
    Redirected redirected = redirected(from.replace("://", "://user:pw@"), location);

    assertThat(redirected.sameOrigin()).isFalse();
    assertThat(redirected.to().userInfo()).isEmpty();
  }

  private static Redirected redirected(String from, String location) {
    UpgradeAnswer answer = answer(from, ON, 302, Headers.of("Location", location));
    assertThat(answer).isInstanceOf(Redirected.class);
    return (Redirected) answer;
  }

  private static UpgradeAnswer answer(
      String from, Redirects redirects, int status, Headers headers) {
    UpgradeRequest request =
        UpgradeRequest.of(
            WebSocketUri.parse(from),
            Headers.empty(),
            List.of(),
            Deflate.off(),
            new SecureRandom());
    return UpgradeAnswer.of(request, redirects, status, "Elsewhere", headers);
  }
}
