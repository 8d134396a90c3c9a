// SPDX-License-Identifier: MIT
package io.fresh.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fresh.MemberReader;
import io.fresh.MessageType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small messages that would cost much more than their length. */
final class JsonBombsTest {

  private static final int DEPTH = 100_000;

  private final Json json = new Json();

  static Stream<String> bombs() {
    return Stream.of(
        "[".repeat(DEPTH),
        "{\"a\":".repeat(DEPTH),
        "{\"a\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}",
        "{\"a\":" + "9".repeat(DEPTH) + "}",
        "{\"" + "n".repeat(DEPTH) + "\":1}");
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void aBombIsRefusedByTheLimitsOfJackson(String bomb) {
    assertThatThrownBy(() -> json.decoder(MessageType.of(JsonNode.class)).decode(Messages.of(bomb)))
        .isInstanceOf(StreamConstraintsException.class);
  }

  static Stream<String> objects() {
    return bombs().filter(bomb -> bomb.startsWith("{"));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void aBombIsRefusedBeforeItsMembersAreFound(String bomb) {
    MemberReader members = json.members(List.of("wanted", "a/wanted"));

    assertThatThrownBy(() -> members.read(Messages.of(bomb)))
        .isInstanceOf(StreamConstraintsException.class);
  }

  @Test
  void aBombBehindWhatIsWantedIsNotLookedAt() throws Exception {
    MemberReader members = json.members(List.of("type"));

    members.read(Messages.of("{\"type\":\"t\",\"a\":" + "[".repeat(DEPTH)));

    assertThat(members.text(0)).isEqualTo("t");
  }

  @Test
  void anExponentDoesNotBecomeItsDigits() throws Exception {
    assertThatThrownBy(
            () ->
                json.decoder(MessageType.of(java.math.BigInteger.class))
                    .decode(Messages.of("1e1000000000")))
        .isInstanceOf(com.fasterxml.jackson.core.JsonProcessingException.class);
  }
}
