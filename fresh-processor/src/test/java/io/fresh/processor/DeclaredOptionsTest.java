// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import io.fresh.Headers;
import io.fresh.Link;
import io.fresh.Name;
import io.fresh.Options;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Given options come first, then those of the annotation, then the defaults. */
class DeclaredOptionsTest {

  private static ClientRun compile(String attributes) {
    return ClientRun.compile(
        JavaFileObjects.forSourceString(
            "app.Echo",
            """
            package app;
            import io.fresh.annotation.*;
            @WebSocketClient(%s)
            class Echo { @OnText void m(String s) {} }
            """
                .formatted(attributes)));
  }

  private static Options started(ClientRun run, Object... arguments) {
    run.start("app.EchoFresh", arguments);
    return (Options) run.caught("options");
  }

  @Test
  void everyAttributeSetsItsOption() {
    ClientRun run =
        compile(
            """
            name = "echo", headers = {"X-A: 1", "X-B:2", "x-a: 3"}, subprotocols = {"v2", "v1"},
            pingInterval = "1m", pongTimeout = "2s", backoffInitial = "3ms", backoffMax = "4h",
            stableAfter = "0s", closeTimeout = "5s", hibernateAfter = "6m", maxAttempts = 7,
            mailboxMessages = 8, mailboxBytes = 9, errorLogging = false, infoLogging = false, mdcLogging = true\
            """);

    Options options = started(run, "ws://x");

    assertThat(options.name()).contains(Name.local("echo"));
    assertThat(options.headers()).isEqualTo(Headers.of("X-A", "1", "X-B", "2", "X-A", "3"));
    assertThat(options.upgrade().subprotocols()).containsExactly("v2", "v1");
    assertThat(options.pingInterval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(options.pongTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(options.backoffInitial()).isEqualTo(Duration.ofMillis(3));
    assertThat(options.backoffMax()).isEqualTo(Duration.ofHours(4));
    assertThat(options.stableAfter()).isEqualTo(Duration.ZERO);
    assertThat(options.closeTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(options.hibernateAfter()).isEqualTo(Duration.ofMinutes(6));
    assertThat(options.maxAttempts()).isEqualTo(7);
    assertThat(options.mailboxMessages()).isEqualTo(8);
    assertThat(options.mailboxBytes()).isEqualTo(9);
    assertThat(options.errorLogging()).isFalse();
    assertThat(options.infoLogging()).isFalse();
    assertThat(options.mdcLogging()).isTrue();
  }

  @Test
  void aGivenOptionOverridesTheAnnotationWhichOverridesTheDefault() {
    ClientRun run = compile("pingInterval = \"60s\", pongTimeout = \"10s\", infoLogging = false");
    Options given = Options.builder().pingInterval(Duration.ofSeconds(5)).build();

    Options options = started(run, "ws://x", given);

    assertThat(options.pingInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(options.pongTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.infoLogging()).isFalse();
    assertThat(options.closeTimeout()).isEqualTo(Options.DEFAULT_CLOSE_TIMEOUT);
  }

  @Test
  void aGivenDefaultOverridesTheAnnotationToo() {
    ClientRun run = compile("pingInterval = \"60s\"");
    Options given = Options.builder().pingInterval(Options.DEFAULT_PING_INTERVAL).build();

    assertThat(started(run, "ws://x", given).pingInterval())
        .isEqualTo(Options.DEFAULT_PING_INTERVAL);
  }

  @Test
  void startLinkHasTheOptionsOfTheAnnotationToo() {
    ClientRun run = compile("maxAttempts = 7");
    Link link = Driver.CONNECTION;

    for (Object[] arguments :
        List.of(
            new Object[] {"ws://x"},
            new Object[] {"ws://x", Options.defaults()},
            new Object[] {link, "ws://x"},
            new Object[] {link, run.create("app.Echo"), "ws://x", Options.defaults()})) {
      run.call("app.EchoFresh", "startLink", arguments);
      assertThat(((Options) run.caught("options")).maxAttempts()).isEqualTo(7);
    }
  }

  @Test
  void anEmptyDurationOrListIsNotSet() {
    ClientRun run =
        compile("pingInterval = \"\", shutdown = \"\", headers = {}, subprotocols = {}");
    Options given = Options.builder().maxAttempts(3).build();

    assertThat(started(run, "ws://x", given)).isSameAs(given);
  }
}
