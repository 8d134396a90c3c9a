// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.JavaFileObjects;
import io.fresh.ChildSpec;
import io.fresh.Options;
import io.fresh.annotation.Restart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the generated {@code childSpec} tells a supervisor, and what it starts. */
class ChildSpecTest {

  private static final Options GIVEN = Options.builder().maxAttempts(3).build();

  private static ClientRun compile(String declaration) {
    String source = "package app; import io.fresh.*; import io.fresh.annotation.*; " + declaration;
    return ClientRun.compile(JavaFileObjects.forSourceString("app.Echo", source));
  }

  private static ChildSpec childSpec(ClientRun run, Object... arguments) {
    return (ChildSpec) run.call("app.EchoFresh", "childSpec", arguments);
  }

  @Test
  void everyStartMakesANewClient() throws Exception {
    ClientRun run = compile("@WebSocketClient class Echo { @OnText void m(String s) {} }");

    for (ChildSpec spec : List.of(childSpec(run, "ws://x"), childSpec(run, "ws://x", GIVEN))) {
      spec.start().call();
      Object first = run.dispatcher().client();
      spec.start().call();

      assertThat(run.dispatcher().client()).isNotSameAs(first);
      assertThat(run.caught("called")).isEqualTo("start");
      assertThat(run.caught("uri")).isEqualTo("ws://x");
    }
    assertThat(run.caught("options")).isSameAs(GIVEN);
  }

  @Test
  void theSuppliersAreAskedAtEachStartAndNotBefore() throws Exception {
    ClientRun run =
        compile(
            """
            @WebSocketClient(state = Echo.Tally.class) class Echo {
              record Tally(int count) {}
              @OnText void m(String s, Tally tally) {}
            }
            """);
    List<Object> made = new ArrayList<>();
    Supplier<Object> client = () -> add(made, run.create("app.Echo"));
    Supplier<Object> state = () -> add(made, run.create("app.Echo$Tally", 7));

    ChildSpec spec = childSpec(run, client, "ws://x", state, GIVEN);
    assertThat(made).isEmpty();
    spec.start().call();
    spec.start().call();

    assertThat(made).hasSize(4);
    assertThat(run.dispatcher().client()).isSameAs(made.get(2)).isNotSameAs(made.get(0));
    assertThat(run.caught("options")).isSameAs(GIVEN);
  }

  @Test
  void everyFormTakesASupplierOfTheState() throws Throwable {
    ClientRun run =
        compile(
            """
            @WebSocketClient(state = Echo.Tally.class) class Echo {
              record Tally(int count) {}
              @OnText String m(String s, Tally tally) { return s + tally.count(); }
            }
            """);
    Supplier<Object> client = () -> run.create("app.Echo");
    Supplier<Object> state = () -> run.create("app.Echo$Tally", 7);

    for (Object[] arguments :
        List.of(
            new Object[] {"ws://x", state},
            new Object[] {"ws://x", state, GIVEN},
            new Object[] {client, "ws://x", state},
            new Object[] {client, "ws://x", state, GIVEN})) {
      childSpec(run, arguments).start().call();
      Driver driver = new Driver(run.dispatcher());
      driver.text("n");
      assertThat(driver.answers()).containsExactly("text n7");
    }
  }

  @Test
  void unlessTheAnnotationSaysOtherwiseItHasTheNameOfTheClassAndTheDefaults() {
    ClientRun run = compile("@WebSocketClient class Echo { @OnText void m(String s) {} }");

    ChildSpec spec = childSpec(run, "ws://x");

    assertThat(spec.id()).isEqualTo("Echo");
    assertThat(spec.restart()).isEqualTo(ChildSpec.DEFAULT_RESTART);
    assertThat(spec.shutdown()).isEqualTo(ChildSpec.DEFAULT_SHUTDOWN);
  }

  @Test
  void theAnnotationSaysWhenItIsRestartedHowItIsStoppedAndWhatItIsCalled() {
    ClientRun run =
        compile(
            """
            @WebSocketClient(restart = Restart.PERMANENT, shutdown = "0s", id = "echo-1")
            class Echo { @OnText void m(String s) {} }
            """);

    ChildSpec spec = childSpec(run, "ws://x");

    assertThat(spec.id()).isEqualTo("echo-1");
    assertThat(spec.restart()).isEqualTo(Restart.PERMANENT);
    assertThat(spec.shutdown()).isEqualTo(Duration.ZERO);
  }

  @Test
  void aShutdownMayBeUnbounded() {
    ClientRun run =
        compile(
            "@WebSocketClient(shutdown = \"unbounded\") class Echo { @OnText void m(String s) {} }");

    assertThat(childSpec(run, "ws://x").shutdown()).isEqualTo(ChildSpec.UNBOUNDED);
  }

  @Test
  void whatTheConstructorThrowsComesOutOfTheStart() {
    ClientRun run =
        compile(
            """
            @WebSocketClient class Echo {
              Echo() throws java.io.IOException { throw new java.io.IOException("disk"); }
              @OnText void m(String s) {}
            }
            """);

    ChildSpec spec = childSpec(run, "ws://x");

    assertThatThrownBy(() -> spec.start().call())
        .isInstanceOf(java.io.IOException.class)
        .hasMessage("disk");
  }

  private static Object add(List<Object> made, Object object) {
    made.add(object);
    return object;
  }
}
