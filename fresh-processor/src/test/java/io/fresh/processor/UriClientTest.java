// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.fresh.ChildSpec;
import io.fresh.Link;
import io.fresh.Options;
import io.fresh.internal.protocol.WebSocketUri;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Clients that declare where they connect to. */
class UriClientTest {

  private static final String TRADES =
      """
      @WebSocketClient(uri = "wss://stream.example/ws/{symbol}@trade/{id:long}?depth={depth:int}&raw={raw:boolean}")
      class Trades { @OnText void m(String s) {} }
      """;

  /** Whether the runtime takes them is asked of the runtime. */
  private static final List<String> URIS =
      List.of(
          "ws://h",
          "WSS://H/a",
          "wss://h:443/a?b=c&d=%20",
          "ws://127.0.0.1:1/",
          "ws://[::1]:80/a",
          "ws://my_service:8080/a",
          "wss://bücher.example/ä/ö?ü",
          "wss://h:/a",
          "wss://h/a@b:c;d=e,f$g!h'i(j)k*l+m~n",
          "wss://h/a//b/../c",
          "wss://h:65535",
          "wss://a%2Eb/c",
          "wss://u:p@h/a",
          "wss://h/a?b?c/d",
          "http://h/",
          "https://h/",
          "ftp://h/",
          "h/a",
          "//h/a",
          "wss:h",
          "wss://",
          "wss:///a",
          "wss://:80/",
          "wss://u@/",
          "wss://h:65536/",
          "wss://h:0/",
          "wss://h:x/",
          "wss://h:100000/",
          "wss://h:-1/",
          "wss://[::1/a",
          "wss://[x]/a",
          "wss://a*b/",
          "wss://a%20b/",
          "wss://-h/",
          "wss://h/a b",
          "wss://h/<",
          "wss://h/a|b",
          "wss://h/a\\\\b",
          "wss://h/^",
          "wss://h/%",
          "wss://h/%4",
          "wss://h/%GG",
          "wss://h/a#b",
          "wss://h/a#",
          "wss://h/?[",
          "wss://h/[",
          "ws ://h/");

  private static ClientRun compile(String client) {
    return ClientRun.compile(source("Trades", client));
  }

  private static JavaFileObject source(String name, String text) {
    return JavaFileObjects.forSourceString(
        "app." + name, "package app; import io.fresh.annotation.*; import io.fresh.*;\n" + text);
  }

  @Test
  void parametersMayBeCalledAsTheClassesThatGeneratedCodeCalls() {
    ClientRun run =
        ClientRun.compile(
            JavaFileObjects.forSourceString(
                "app.Named",
                """
                package app;
                import io.fresh.annotation.*;
                @WebSocketClient(
                    uri = "ws://h/{Options}/{Clients}/{ChildSpec}/{UriTemplate}/{DECLARED}/{io}",
                    pingInterval = "1s")
                class Named { @OnText void m(String s) {} }
                final class UriTemplate {}
                """));

    run.call("app.NamedFresh", "start", "a", "b", "c", "d", "e", "f");

    assertThat(run.caught("uri")).isEqualTo("ws://h/a/b/c/d/e/f");
  }

  @Test
  void everyFormOfStartTakesTheParametersInPlaceOfTheUri() {
    ClientRun run = compile(TRADES);
    Object client = run.create("app.Trades");
    Link link = Driver.CONNECTION;
    Options options = Options.defaults();

    for (Map.Entry<String, List<Object>> start :
        List.of(
            Map.entry("start", List.<Object>of()),
            Map.entry("start", List.of(client)),
            Map.entry("startLink", List.<Object>of()),
            Map.entry("startLink", List.of(client)),
            Map.entry("startLink", List.<Object>of(link)),
            Map.entry("startLink", List.of(link, client)))) {
      for (Stream<Object> after : List.of(Stream.<Object>of(), Stream.<Object>of(options))) {
        Stream<Object> given = Stream.of("BTC/EUR", 7L, -10, true);
        Object[] arguments =
            Stream.of(start.getValue().stream(), given, after).flatMap(all -> all).toArray();
        run.call("app.TradesFresh", start.getKey(), arguments);

        assertThat(run.caught("called")).isEqualTo(start.getKey());
        assertThat(run.caught("uri"))
            .isEqualTo("wss://stream.example/ws/BTC%2FEUR@trade/7?depth=-10&raw=true");
      }
    }
  }

  @Test
  void noStartTakesAUriWhereTheClientDeclaresOne() {
    ClientRun run =
        compile("@WebSocketClient(uri = \"wss://h/a\") class Trades { @OnPing void p() {} }");

    assertThat(run.signatures("app.TradesFresh"))
        .containsExactlyInAnyOrder(
            "uri()",
            "start()",
            "start(Options)",
            "start(Trades)",
            "start(Trades,Options)",
            "startLink()",
            "startLink(Options)",
            "startLink(Trades)",
            "startLink(Trades,Options)",
            "startLink(Link)",
            "startLink(Link,Options)",
            "startLink(Link,Trades)",
            "startLink(Link,Trades,Options)",
            "childSpec()",
            "childSpec(Options)",
            "childSpec(Supplier)",
            "childSpec(Supplier,Options)");
    run.start("app.TradesFresh");
    assertThat(run.caught("uri")).isEqualTo("wss://h/a");
  }

  @Test
  void aChildIsStartedWithTheParametersOfItsSpecification() throws Exception {
    ClientRun run = compile(TRADES);
    Supplier<?> client = () -> run.create("app.Trades");

    ChildSpec spec =
        (ChildSpec) run.call("app.TradesFresh", "childSpec", client, "X", 1L, 2, false);
    spec.start().call();

    assertThat(run.caught("uri")).isEqualTo("wss://stream.example/ws/X@trade/1?depth=2&raw=false");
  }

  @Test
  void theStateComesBehindTheParameters() {
    ClientRun run =
        compile(
            """
            @WebSocketClient(uri = "wss://h/{state}", state = Trades.Last.class)
            class Trades { record Last() {} @OnPing void p(Last last) {} }
            """);

    run.start("app.TradesFresh", "a", run.create("app.Trades$Last"));

    assertThat(run.caught("uri")).isEqualTo("wss://h/a");
  }

  @Test
  void aValueThatWouldMakeAnotherPathIsRefusedBeforeAnythingStarts() {
    ClientRun run = compile(TRADES.replace("@trade", ""));

    assertThatThrownBy(() -> run.start("app.TradesFresh", "..", 1L, 2, true))
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .hasRootCauseMessage(
            "Segment {symbol} of the URI's path must be neither empty nor '.' or '..': that would make another path of it");
    assertThat(run.caught("called")).isNull();
  }

  @Test
  void theGeneratedUriIsForThoseWhoGiveItThemselves() {
    ClientRun run = compile(TRADES);

    assertThat(run.call("app.TradesFresh", "uri", "a b", 1L, 2, true))
        .isEqualTo("wss://stream.example/ws/a%20b@trade/1?depth=2&raw=true");
  }

  @Test
  void aUriIsRefusedExactlyIfTheRuntimeRefusesIt() {
    String clients =
        IntStream.range(0, URIS.size())
            .mapToObj(
                i ->
                    "@WebSocketClient(uri = \"%s\") static class C%d { @OnPing void p() {} }"
                        .formatted(URIS.get(i), i))
            .collect(Collectors.joining("\n"));
    Compilation compilation =
        TestCompiler.compileWith(
            List.of(new FreshProcessor()), source("Uris", "class Uris {\n" + clients + "\n}"));

    Set<String> refused = new TreeSet<>();
    compilation.errors().forEach(error -> refused.add(URIS.get((int) error.getLineNumber() - 3)));

    assertThat(refused)
        .containsExactlyInAnyOrderElementsOf(
            URIS.stream().filter(UriClientTest::isRefusedByTheRuntime).toList());
  }

  private static boolean isRefusedByTheRuntime(String uri) {
    try {
      return Objects.isNull(WebSocketUri.parse(uri.replace("\\\\", "\\")));
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
