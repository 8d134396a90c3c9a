// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Generated code decides nothing that its handler does not ask it to decide. */
final class StraightCallsTest {

  private static final Path GOLDENS = Path.of("src/test/resources/golden");

  /** An override in a generated dispatch class: its name, and its body. */
  private static final Pattern OVERRIDE =
      Pattern.compile("    public void (on\\w+)\\([^{]*\\{\n(.*?)    \\}\n", Pattern.DOTALL);

  private static final Pattern BRANCH =
      Pattern.compile("\\b(?:if|for|while|switch|catch|instanceof)\\b| \\? ");

  private record Body(Path file, String name, String body) {
    /** Of a handler that sends nothing, without another to choose. */
    boolean isOfOneVoidHandler() {
      return !body.contains("outbox")
          && body.indexOf("client.") == body.lastIndexOf("client.")
          && body.contains("client.");
    }

    /** Whether the event alone does not say which handler it is for. */
    boolean isChosen() {
      return List.of("onInfo", "onError", "onDisconnect").contains(name);
    }
  }

  @Test
  void aVoidHandlerIsCalledWithoutABranch() throws IOException {
    List<Body> overrides =
        overrides().stream()
            .filter(Body::isOfOneVoidHandler)
            .filter(override -> !override.isChosen())
            .toList();

    assertThat(overrides)
        .allSatisfy(override -> assertThat(override.body()).doesNotContainPattern(BRANCH));
    assertThat(overrides)
        .extracting(Body::name)
        .contains("onConnect", "onText", "onBinary", "onPing", "onTerminate");
  }

  private static List<Body> overrides() throws IOException {
    List<Body> overrides = new ArrayList<>();
    for (Path file : TestCompiler.files(GOLDENS)) {
      OVERRIDE
          .matcher(Files.readString(file))
          .results()
          .map(found -> new Body(file, found.group(1), found.group(2)))
          .forEach(overrides::add);
    }
    return overrides;
  }
}
