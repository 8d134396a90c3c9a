// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import io.fresh.Link;
import io.fresh.Options;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each form of {@code startLink} hands to the runtime. */
class StartLinkTest {

  private static final Link LINK = Driver.CONNECTION;
  private static final Options GIVEN = Options.builder().maxAttempts(3).build();

  private static ClientRun compile(String declaration) {
    String source = "package app; import io.fresh.*; import io.fresh.annotation.*; " + declaration;
    return ClientRun.compile(JavaFileObjects.forSourceString("app.Echo", source));
  }

  @Test
  void withoutALinkTheRuntimeIsLeftToFindOne() {
    ClientRun run = compile("@WebSocketClient class Echo { @OnText void m(String s) {} }");
    Object client = run.create("app.Echo");

    run.call("app.EchoFresh", "startLink", client, "ws://one");
    assertThat(run.dispatcher().client()).isSameAs(client);
    assertHandedOver(run, "ws://one", null, Options.defaults());

    run.call("app.EchoFresh", "startLink", client, "ws://two", GIVEN);
    assertThat(run.dispatcher().client()).isSameAs(client);
    assertHandedOver(run, "ws://two", null, GIVEN);

    run.call("app.EchoFresh", "startLink", "ws://three");
    assertThat(run.dispatcher().client()).isNotSameAs(client);
    assertHandedOver(run, "ws://three", null, Options.defaults());

    run.call("app.EchoFresh", "startLink", "ws://four", GIVEN);
    assertHandedOver(run, "ws://four", null, GIVEN);
  }

  @Test
  void aGivenLinkIsHandedOver() {
    ClientRun run = compile("@WebSocketClient class Echo { @OnText void m(String s) {} }");
    Object client = run.create("app.Echo");

    run.call("app.EchoFresh", "startLink", LINK, client, "ws://one");
    assertThat(run.dispatcher().client()).isSameAs(client);
    assertHandedOver(run, "ws://one", LINK, Options.defaults());

    run.call("app.EchoFresh", "startLink", LINK, client, "ws://two", GIVEN);
    assertThat(run.dispatcher().client()).isSameAs(client);
    assertHandedOver(run, "ws://two", LINK, GIVEN);

    run.call("app.EchoFresh", "startLink", LINK, "ws://three");
    assertThat(run.dispatcher().client()).isNotSameAs(client);
    assertHandedOver(run, "ws://three", LINK, Options.defaults());

    run.call("app.EchoFresh", "startLink", LINK, "ws://four", GIVEN);
    assertHandedOver(run, "ws://four", LINK, GIVEN);
  }

  @Test
  void everyFormTakesTheInitialState() throws Throwable {
    ClientRun run =
        compile(
            """
            @WebSocketClient(state = Echo.Tally.class) class Echo {
              record Tally(int count) {}
              @OnText String m(String s, Tally tally) { return s + tally.count(); }
            }
            """);
    Object state = run.create("app.Echo$Tally", 7);
    Object client = run.create("app.Echo");

    for (Object[] arguments :
        List.of(
            new Object[] {"ws://x", state},
            new Object[] {"ws://x", state, GIVEN},
            new Object[] {client, "ws://x", state},
            new Object[] {client, "ws://x", state, GIVEN},
            new Object[] {LINK, "ws://x", state},
            new Object[] {LINK, "ws://x", state, GIVEN},
            new Object[] {LINK, client, "ws://x", state},
            new Object[] {LINK, client, "ws://x", state, GIVEN})) {
      run.call("app.EchoFresh", "startLink", arguments);
      Driver driver = new Driver(run.dispatcher());
      driver.text("n");
      assertThat(driver.answers()).containsExactly("text n7");
      assertThat(run.caught("link")).isSameAs(arguments[0] == LINK ? LINK : null);
    }
  }

  private static void assertHandedOver(ClientRun run, String uri, Link link, Options options) {
    assertThat(run.caught("called")).isEqualTo("startLink");
    assertThat(run.caught("uri")).isEqualTo(uri);
    assertThat(run.caught("link")).isSameAs(link);
    assertThat(run.caught("options")).isSameAs(options);
  }
}
