// SPDX-License-Identifier: MIT
package io.fresh.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fresh.MemberReader;
import io.fresh.MessageType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Members of made-up messages, against the tree that Jackson makes of the whole. */
final class RandomJsonTest {

  private static final int MESSAGES = 3000;

  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void whatIsFoundIsWhatStandsInTheTree() throws Exception {
    for (long seed = 0; seed < MESSAGES; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      RandomJson made = new RandomJson(random);
      // Jackson reads long messages 8,000 bytes at a time: the members lie around that border.
      String before = seed % 2 == 0 ? "" : " ".repeat(random.nextInt(6000, 8100));
      String message = before + made.object();
      List<String> paths = new ArrayList<>();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        paths.add(made.path());
      }
      assertFound("seed " + seed + ", " + paths + " in " + message, message, paths);
    }
  }

  private void assertFound(String what, String message, List<String> paths) throws Exception {
    Json json = new Json();
    MemberReader members = json.members(paths);
    members.read(Messages.of(message));
    JsonNode tree = mapper.readTree(message);
    for (int i = 0; i < paths.size(); i++) {
      JsonNode expected = at(tree, paths.get(i));
      ByteBuffer value = members.value(i);
      if (expected.isMissingNode()) {
        assertThat(value).as(what).isNull();
        assertThat(members.text(i)).as(what).isNull();
      } else {
        assertThat(value).as(what).isNotNull();
        assertThat(mapper.readTree(Messages.text(value))).as(what).isEqualTo(expected);
        boolean text = expected.isValueNode() && !expected.isNull();
        assertThat(members.text(i)).as(what).isEqualTo(text ? written(expected, value) : null);
        assertThat(json.decoder(MessageType.of(JsonNode.class)).decode(value))
            .as(what)
            .isEqualTo(expected);
      }
    }
  }

  /** A number stands as it was written. */
  private static String written(JsonNode expected, ByteBuffer value) {
    return expected.isTextual() ? expected.asText() : Messages.text(value);
  }

  private static JsonNode at(JsonNode tree, String path) {
    JsonNode node = tree;
    for (String name : path.split("/", -1)) {
      node = node.isObject() ? node.path(name) : node.path("no such member");
    }
    return node;
  }
}
