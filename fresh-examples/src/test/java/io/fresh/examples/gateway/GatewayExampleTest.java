// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.examples.Program;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs the example as a user does, as a process of its own. */
final class GatewayExampleTest {

  private static List<String> of(String who, Program.Result result) {
    return result.out().stream().filter(line -> line.startsWith(who)).toList();
  }

  @Test
  void theBotMissesNothingThoughItsLinkBreaksAndEndsWith0() throws Exception {
    Program.Result result = Program.run(GatewayExample.class, "gateway");

    assertThat(result.err()).isEmpty();
    assertThat(of("gateway: ", result))
        .containsSubsequence(
            "gateway: the bot has identified itself",
            "gateway: heartbeat 2, the bot has seen event 4",
            "gateway: heartbeat 3, the bot has seen event 4",
            "gateway: the link breaks, and people write on",
            "gateway: the bot has resumed behind event 4");
    assertThat(of("bot: ada", result))
        .isEqualTo(IntStream.rangeClosed(1, 8).mapToObj(n -> "bot: ada says !ping " + n).toList());
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void theTokenIsNeverLogged() throws Exception {
    Program.Result result = Program.run(LoudGateway.class, "gateway");

    assertThat(result.err()).anyMatch(line -> line.startsWith("INFO"));
    assertThat(result.err()).noneMatch(line -> line.contains(GatewayExample.DEMONSTRATION_TOKEN));
    assertThat(result.out()).noneMatch(line -> line.contains(GatewayExample.DEMONSTRATION_TOKEN));
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void withoutATokenNoRealGatewayIsAsked() throws Exception {
    Program.Result result = Program.run(GatewayExample.class, "gateway", "ws://127.0.0.1:1");

    assertThat(result.err()).containsExactly("failed: the environment has no GATEWAY_TOKEN");
    assertThat(result.exitCode()).isEqualTo(1);
  }
}
