// SPDX-License-Identifier: MIT
package io.fresh.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fresh.MemberReader;
import io.fresh.MessageType;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonMembersTest {

  private final Json json = new Json();

  /** A message, a path, the text there, and the value as it stands; null where there is none. */
  static List<Arguments> members() {
    return List.of(
        arguments("{\"e\":\"trade\"}", "e", "trade", "\"trade\""),
        arguments("{\"a\":1,\"e\":\"trade\"}", "e", "trade", "\"trade\""),
        arguments("{\"a\":1,\"e\":\"trade\"}", "x", null, null),
        arguments("{}", "e", null, null),
        arguments(" { \"e\" : \"t\" } ", "e", "t", "\"t\""),
        arguments("\n{\r\n\t\"e\"\t:\t-12.50e+1 }", "e", "-12.50e+1", "-12.50e+1"),
        arguments("{\"e\":0}", "e", "0", "0"),
        arguments("{\"e\":12 ,\"f\":1}", "e", "12", "12"),
        arguments("{\"e\":true}", "e", "true", "true"),
        arguments("{\"e\": false }", "e", "false", "false"),
        arguments("{\"e\":null}", "e", null, "null"),
        arguments("{\"e\":\"\"}", "e", "", "\"\""),
        arguments("{\"e\":{ \"a\" : [ 1 , {} ] } }", "e", null, "{ \"a\" : [ 1 , {} ] }"),
        arguments("{\"e\":[1,\"]\",[]],\"f\":[]}", "e", null, "[1,\"]\",[]]"),
        arguments("{\"e\":[]}", "e", null, "[]"),
        arguments("{\"e\":{}}", "e", null, "{}"),
        arguments("{\"€𝄞é\":\"€𝄞é\",\"e\":\"ü\"}", "e", "ü", "\"ü\""),
        arguments("{\"a\":\"€𝄞é\",\"€\":{\"𝄞\":\"é\"}}", "€/𝄞", "é", "\"é\""),
        arguments("{\"\\u0065\":\"tr\\u0061de\\n\"}", "e", "trade\n", "\"tr\\u0061de\\n\""),
        arguments("{\"a\\\"b\":1,\"e\":2}", "a\"b", "1", "1"),
        arguments("{\"a\":\"\\\"e\\\":3\",\"e\":2}", "e", "2", "2"),
        arguments("{\"a\":{\"e\":1},\"e\":2}", "e", "2", "2"),
        arguments("{\"e\":1,\"e\":2}", "e", "1", "1"),
        arguments("{\"data\":{\"x\":[{}],\"e\":\"t\"},\"e\":1}", "data/e", "t", "\"t\""),
        arguments("{\"data\":{\"data\":{\"e\":1}}}", "data/data/e", "1", "1"),
        arguments("{\"data\":{\"data\":{\"e\":1}}}", "data/e", null, null),
        arguments("{\"data\":{},\"data\":{\"e\":1}}", "data/e", null, null),
        arguments("{\"data\":[{\"e\":1}]}", "data/e", null, null),
        arguments("{\"data\":\"e\"}", "data/e", null, null),
        arguments("{\"data\":null}", "data/e", null, null),
        arguments("\uFEFF{\"é\":1,\"e\":\"é\"}", "e", "é", "\"é\""),
        arguments("{\"a/b\":1}", "a/b", null, null),
        arguments("[{\"e\":1}]", "e", null, null),
        arguments("\"e\"", "e", null, null),
        arguments("12", "e", null, null),
        arguments("null", "e", null, null),
        arguments("{\"e\":1}{\"e\":2", "e", "1", "1"),
        arguments("{\"e\":\"t\",nonsense", "e", "t", "\"t\""),
        arguments("{\"e\":{\"a\":1}nonsense", "e", null, "{\"a\":1}"));
  }

  @ParameterizedTest
  @MethodSource("members")
  void aMemberIsFoundWhereItStands(
      String message, String path, @Nullable String text, @Nullable String value) throws Exception {
    MemberReader members = json.members(List.of(path));

    members.read(Messages.of(message));

    assertThat(members.text(0)).isEqualTo(text);
    assertThat(valueOf(members, 0)).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("members")
  void itIsFoundAlsoInALongMessage(
      String message, String path, @Nullable String text, @Nullable String value) throws Exception {
    MemberReader members = json.members(List.of(path));
    String front = message.startsWith("\uFEFF") ? "\uFEFF" : "";
    String padded = front + " ".repeat(20_000) + message.substring(front.length());

    members.read(Messages.of(padded));

    assertThat(members.text(0)).isEqualTo(text);
    assertThat(valueOf(members, 0)).isEqualTo(value);
  }

  @Test
  void severalMembersAreFoundInAnyOrder() throws Exception {
    MemberReader members =
        json.members(List.of("data", "type", "data/e", "id", "data/x/y", "type", "none"));

    members.read(
        Messages.of("{\"id\":1,\"data\":{\"x\":{\"y\":2},\"e\":\"t\" },\"z\":[],\"type\":\"u\"}"));

    assertThat(valueOf(members, 0)).isEqualTo("{\"x\":{\"y\":2},\"e\":\"t\" }");
    assertThat(members.text(0)).isNull();
    assertThat(members.text(1)).isEqualTo("u");
    assertThat(members.text(2)).isEqualTo("t");
    assertThat(members.text(3)).isEqualTo("1");
    assertThat(members.text(4)).isEqualTo("2");
    assertThat(members.text(5)).isEqualTo("u");
    assertThat(members.value(6)).isNull();
  }

  @Test
  void whatWasFoundInOneMessageIsForgottenWithTheNext() throws Exception {
    MemberReader members = json.members(List.of("e", "data"));
    members.read(Messages.of("{\"e\":\"t\",\"data\":{}}"));

    members.read(Messages.of("{\"data\":1}"));

    assertThat(members.text(0)).isNull();
    assertThat(members.value(0)).isNull();
    assertThat(valueOf(members, 1)).isEqualTo("1");

    members.read(Messages.of("[]"));

    assertThat(members.value(1)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\uFEFF",
        "ping",
        "{",
        "{\"e\"",
        "{\"e\":",
        "{\"e\":\"t",
        "{\"e\":{\"a\":1",
        "{e:1}",
        "{\"e\" 1}",
        "{\"a\":1",
        "{\"a\":[1}",
        "{\"a\":tru}",
        "}",
        "{\"e\":01}",
        "{\"e\":\"\t\"}",
        "\0{\0}"
      })
  void whatIsNoJsonBeforeTheMembersAreFoundIsAnError(String message) {
    MemberReader members = json.members(List.of("e"));

    assertThatThrownBy(() -> members.read(Messages.of(message)))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void theMessageStaysAsItIs() throws Exception {
    ByteBuffer message = Messages.of("{\"e\":1}");

    json.members(List.of("e")).read(message);

    assertThat(Messages.text(message)).isEqualTo("{\"e\":1}");
  }

  @Test
  void aValueIsAViewThatCannotBeWrittenTo() throws Exception {
    ByteBuffer message =
        ByteBuffer.wrap("{\"e\":12}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    MemberReader members = json.members(List.of("e"));

    members.read(message);
    ByteBuffer value = members.value(0);
    message.put(5, (byte) '3');

    assertThat(value).isNotNull();
    assertThat(Messages.text(value)).isEqualTo("32");
    assertThatThrownBy(() -> value.put(0, (byte) '9')).isInstanceOf(ReadOnlyBufferException.class);
  }

  @Test
  void aValueIsDecodedAsAMessageIs() throws Exception {
    MemberReader members = json.members(List.of("data"));

    members.read(Messages.of("{\"type\":\"é\",\"data\":[1,2] ,\"more\":0}"));

    assertThat(json.decoder(new MessageType<List<Integer>>() {}).decode(members.value(0)))
        .containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a/", "/a", "a//b"})
  void aPathWithAnEmptyNameIsRefused(String path) {
    assertThatThrownBy(() -> json.members(List.of("type", path)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected the names of members joined by /, was \"" + path + "\"");
  }

  private static @Nullable String valueOf(MemberReader members, int index) {
    ByteBuffer value = members.value(index);
    return value == null ? null : Messages.text(value);
  }
}
