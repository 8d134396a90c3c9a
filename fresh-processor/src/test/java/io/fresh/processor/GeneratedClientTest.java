// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.JavaFileObjects;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Options;
import io.fresh.spi.Dispatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generated clients at work, beyond what the table of handlers says. */
class GeneratedClientTest {

  private static final String HEAD =
      """
      package app;
      import io.fresh.*;
      import io.fresh.annotation.*;
      import java.io.IOException;
      import java.util.*;
      """;

  private static ClientRun compile(String name, String source) {
    return ClientRun.compile(JavaFileObjects.forSourceString("app." + name, HEAD + source));
  }

  @Test
  void startHandsOverClientUriAndOptions() {
    ClientRun run =
        compile("Echo", "@WebSocketClient class Echo { @OnText String m(String s) { return s; } }");
    Object client = run.create("app.Echo");
    Options options = Options.defaults();

    Dispatcher dispatcher = run.start("app.EchoFresh", client, "ws://one", options);

    assertThat(dispatcher.client()).isSameAs(client);
    assertThat(run.caught("uri")).isEqualTo("ws://one");
    assertThat(run.caught("options")).isSameAs(options);
  }

  @Test
  void startWithoutClientMakesANewOneEachTime() {
    ClientRun run =
        compile("Echo", "@WebSocketClient class Echo { @OnText String m(String s) { return s; } }");

    Dispatcher first = run.start("app.EchoFresh", "ws://one");
    Dispatcher second = run.start("app.EchoFresh", "ws://two", Options.defaults());

    assertThat(first.client()).isNotSameAs(second.client());
    assertThat(run.caught("uri")).isEqualTo("ws://two");
  }

  @Test
  void everyFormOfStartTakesTheInitialState() throws Throwable {
    ClientRun run =
        compile(
            "Counting",
            """
            @WebSocketClient(state = Counting.Tally.class) class Counting {
              record Tally(int count) {}
              @OnText String m(String s, Tally tally) { return s + tally.count(); }
            }
            """);
    Object state = run.create("app.Counting$Tally", 7);
    Object client = run.create("app.Counting");

    for (Object[] arguments :
        List.of(
            new Object[] {"ws://x", state},
            new Object[] {"ws://x", state, Options.defaults()},
            new Object[] {client, "ws://x", state},
            new Object[] {client, "ws://x", state, Options.defaults()})) {
      Driver driver = new Driver(run.start("app.CountingFresh", arguments));
      driver.text("n");
      assertThat(driver.answers()).containsExactly("text n7");
    }
  }

  @Test
  void bareStateAndWithReplaceTheStateAndResetBringsTheInitialOneBack() throws Throwable {
    ClientRun run =
        compile(
            "Counting",
            """
            @WebSocketClient(state = Counting.Tally.class) class Counting {
              record Tally(int count) {}
              @OnPing Tally bare(Tally t) { return new Tally(t.count() + 1); }
              @OnPong Reaction.With<Tally> with(Tally t) {
                return Reaction.ok().with(new Tally(t.count() + 10));
              }
              @OnBinary Reaction.With<Tally> unchanged(byte[] b) { return Reaction.ok().unchanged(); }
              @OnText String show(String s, Tally t) { return "" + t.count(); }
            }
            """);
    Driver driver =
        new Driver(run.start("app.CountingFresh", "ws://x", run.create("app.Counting$Tally", 0)));

    driver.ping();
    driver.pong();
    driver.binary();
    driver.text("");
    driver.reset();
    driver.text("");

    assertThat(driver.answers())
        .containsExactly("reaction Ok[]", "reaction Ok[]", "text 11", "text 0");
  }

  @Test
  void reconnectWithAStateMakesItTheInitialOne() throws Throwable {
    ClientRun run =
        compile(
            "Counting",
            """
            @WebSocketClient(state = Counting.Tally.class) class Counting {
              record Tally(int count) {}
              @OnDisconnect Recovery.With<Tally> gone() {
                return Recovery.reconnect().with(new Tally(5));
              }
              @OnText String show(String s, Tally t) { return "" + t.count(); }
            }
            """);
    Driver driver =
        new Driver(run.start("app.CountingFresh", "ws://x", run.create("app.Counting$Tally", 0)));

    driver.disconnect(1001, "");
    driver.text("");
    driver.reset();
    driver.text("");

    assertThat(driver.answers()).containsExactly("recovery Reconnect[]", "text 0", "text 5");
  }

  @Test
  void aNullBareStateIsAFailedHandler() {
    ClientRun run =
        compile(
            "Counting",
            """
            @WebSocketClient(state = Counting.Tally.class) class Counting {
              record Tally(int count) {}
              @OnPing Tally bare() { return null; }
            }
            """);
    Driver driver =
        new Driver(run.start("app.CountingFresh", "ws://x", run.create("app.Counting$Tally", 0)));

    assertThatThrownBy(driver::ping).isInstanceOf(NullPointerException.class);
  }

  @Test
  void theMostSpecificMessageHandlerIsCalledAndOthersInSourceOrder() throws Throwable {
    Driver driver =
        start(
            """
            @OnInfo String general(Collection<?> c) { return "collection"; }
            @OnInfo String specific(List<?> c) { return "list"; }
            @OnInfo String other(RandomAccess r) { return "random"; }
            """);

    driver.tell(new ArrayList<>());
    driver.tell(new LinkedHashSet<>());
    driver.tell("nobody");

    assertThat(driver.answers())
        .containsExactly("text list", "text collection", "unhandled nobody");
  }

  @Test
  void aMessageHandlerOfObjectTakesTheRest() throws Throwable {
    Driver driver =
        start(
            """
            @OnInfo String any(Object o) { return "object"; }
            @OnInfo String text(String s) { return "string"; }
            """);

    driver.tell(1);
    driver.tell("");

    assertThat(driver.answers()).containsExactly("text object", "text string");
  }

  @Test
  void theHandlerOfTheErrorsKindIsCalledAndWithoutOneNothingIsDecided() throws Throwable {
    Driver driver =
        start(
            "@OnError Recovery casting(FreshException.CastingFailed e) { return Recovery.ignore(); }");

    driver.fail(new FreshException.CastingFailed("full"));
    driver.fail(new FreshException.StreamingFailed("lost", null));

    assertThat(driver.answers()).containsExactly("recovery Ignore[]");
  }

  @Test
  void aStatusCodeGoesToItsHandlerAndOthersToTheRest() throws Throwable {
    Driver driver =
        start(
            """
            @OnDisconnect(code = {1002, 4000}) Recovery two() { return Recovery.ignore(); }
            @OnDisconnect Recovery rest() { return Recovery.reconnect(); }
            """);

    driver.disconnect(4000, "");
    driver.disconnect(1000, "");

    assertThat(driver.answers()).containsExactly("recovery Ignore[]", "recovery Reconnect[]");
  }

  @Test
  void aStatusCodeWithoutAHandlerIsLeftToTheDefault() throws Throwable {
    Driver driver =
        start("@OnDisconnect(code = 1002) Recovery two() { return Recovery.ignore(); }");

    driver.disconnect(1000, "");

    assertThat(driver.answers()).isEmpty();
  }

  @Test
  void anOverloadThatIsNoHandlerIsNotCalled() throws Throwable {
    Driver driver =
        start(
            """
            @OnText String hear(CharSequence text) { return "handler"; }
            String hear(String text) { return "overload"; }
            """);

    driver.text("x");

    assertThat(driver.answers()).containsExactly("text handler");
  }

  @Test
  void whatAHandlerThrowsComesOut() {
    Driver driver =
        start("@OnTerminate void end() throws IOException { throw new IOException(\"disk\"); }");

    assertThatThrownBy(() -> driver.terminate(ExitReason.normal()))
        .isInstanceOf(java.io.IOException.class)
        .hasMessage("disk");
  }

  @Test
  void withoutHandlersNoMessageIsAskedFor() throws Throwable {
    Driver driver = start("@OnConnect void opened() {}");

    driver.text("x");
    driver.binary(1);

    assertThat(driver.answers()).containsExactly("no text wanted", "no binary wanted");
  }

  private static Driver start(String members) {
    ClientRun run = compile("Client", "@WebSocketClient class Client {\n" + members + "}\n");
    return new Driver(run.start("app.ClientFresh", "ws://localhost"));
  }
}
