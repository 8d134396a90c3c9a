// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.CompilationSubject;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.fresh.FreshException;
import io.fresh.spi.Dispatcher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers of superclasses and interfaces at work, with what a client binds their type variables to. */
class InheritedHandlersTest {

  private static final String IMPORTS =
      "import io.fresh.*; import io.fresh.annotation.*; import java.util.*;\n";

  private static JavaFileObject source(String name, String text) {
    String folder = name.substring(0, name.lastIndexOf('.'));
    return JavaFileObjects.forSourceString(name, "package " + folder + "; " + IMPORTS + text);
  }

  private static Driver start(String text) {
    ClientRun run = ClientRun.compile(source("app.Client", text));
    return new Driver(run.start("app.ClientFresh", "ws://localhost"));
  }

  @Test
  void aDefaultMethodOfAnInterfaceIsAHandlerOfTheTypeThatTheClientBinds() throws Throwable {
    Driver driver =
        start(
            """
            @WebSocketClient class Client implements Handles<Integer, String> {}
            interface Handles<T, A> extends Deeper<A> {
              @OnInfo default String told(T message) { return "told " + message; }
            }
            interface Deeper<A> {
              @OnText default A heard(String text) { return null; }
              @OnPing default String pinged(byte[] payload) { return "pinged " + payload.length; }
            }
            """);

    driver.tell(7);
    driver.tell("not bound");
    driver.ping(1, 2);

    assertThat(driver.answers())
        .containsExactly("text told 7", "unhandled not bound", "text pinged 2");
  }

  @Test
  void theStateMayBeATypeVariableOfTheSuperclass() throws Throwable {
    ClientRun run =
        ClientRun.compile(
            source(
                "app.Client",
                """
                @WebSocketClient(state = Client.Tally.class) class Client extends Base<Client.Tally> {
                  record Tally(int count) {}
                  @Override Tally next(Tally tally) { return new Tally(tally.count() + 1); }
                }
                abstract class Base<S> {
                  abstract S next(S state);
                  @OnText S on(String text, S state) { return next(state); }
                  @OnPing Reaction.With<S> pinged(S state) { return Reaction.ok().with(next(state)); }
                  @OnPong String show(S state) { return state.toString(); }
                }
                """));
    Driver driver =
        new Driver(run.start("app.ClientFresh", "ws://x", run.create("app.Client$Tally", 0)));

    driver.text("a");
    driver.ping();
    driver.pong();

    assertThat(driver.answers()).containsExactly("reaction Ok[]", "text Tally[count=2]");
  }

  @Test
  void whatIsInheritedByTwoWaysIsCalledOnceAndInItsLastOverride() throws Throwable {
    Driver driver =
        start(
            """
            @WebSocketClient class Client implements Left, Top, Right {}
            interface Top {
              @OnPing default String pinged() { return "top"; }
              @OnPong default String ponged() { return "top"; }
            }
            interface Left extends Top {}
            interface Right extends Top {
              @Override @OnPing default String pinged() { return "right"; }
            }
            """);

    driver.ping();
    driver.pong();

    assertThat(driver.answers()).containsExactly("text right", "text top");
  }

  @Test
  void theOverrideInTheClientIsCalledWithItsOwnTypes() throws Throwable {
    Driver driver =
        start(
            """
            @WebSocketClient class Client extends Base<Integer> implements Answers {
              @Override @OnInfo public Frame.Text told(Integer message) {
                return new Frame.Text("client " + message);
              }
              @Override @OnError public Recovery failed(FreshException.StreamingFailed e) {
                return Recovery.ignore();
              }
            }
            abstract class Base<T> { @OnInfo public Frame told(T message) { return null; } }
            interface Answers extends Fails<FreshException.StreamingFailed> {}
            interface Fails<E extends FreshException> { @OnError Recovery failed(E error); }
            """);

    driver.tell(7);
    driver.tell("x");
    driver.fail(new FreshException.StreamingFailed("lost", null));
    driver.fail(new FreshException.CastingFailed("full"));

    assertThat(driver.answers())
        .containsExactly("frame client 7", "unhandled x", "recovery Ignore[]");
  }

  @Test
  void unrelatedTypesAreAskedInTheOrderClientSuperclassInterfaces() throws Throwable {
    Driver driver =
        start(
            """
            @WebSocketClient class Client extends Base implements First, Second {
              @OnInfo String own(Comparable<?> message) { return "own"; }
            }
            class Base implements OfBase {
              @OnInfo String base(CharSequence message) { return "base"; }
            }
            interface OfBase {
              @OnInfo default String third(Iterable<?> message) { return "third"; }
            }
            interface First {
              @OnInfo default String first(Cloneable message) { return "first"; }
              @OnInfo default String number(Number message) { return "number"; }
            }
            interface Second {
              @OnInfo default String second(java.io.Serializable message) { return "second"; }
            }
            """);

    // A String is a Comparable, a CharSequence, and Serializable.
    driver.tell("text");
    driver.tell(new ArrayList<>());
    driver.tell(7.5f);

    assertThat(driver.answers()).containsExactly("text own", "text first", "text own");
  }

  @Test
  void aSealedHierarchyMayHaveHandlersAndPermitClients() throws Throwable {
    Driver driver =
        start(
            """
            @WebSocketClient final class Client extends Base implements Told {}
            abstract sealed class Base permits Client {
              @OnPing String pinged() { return "sealed class"; }
            }
            sealed interface Told permits Client {
              @OnPong default String ponged() { return "sealed interface"; }
            }
            """);

    driver.ping();
    driver.pong();

    assertThat(driver.answers()).containsExactly("text sealed class", "text sealed interface");
  }

  @Test
  void publicHandlersOfWhatOnlyAnotherPackageSeesAreCalled() throws Throwable {
    ClientRun run =
        ClientRun.compile(
            source(
                "other.Base",
                """
                public abstract class Base extends Hidden implements HiddenToo {}
                abstract class Hidden { @OnPing public String pinged() { return "class"; } }
                interface HiddenToo { @OnPong default String ponged() { return "interface"; } }
                """),
            source("app.Client", "@WebSocketClient class Client extends other.Base {}"));
    Driver driver = new Driver(run.start("app.ClientFresh", "ws://x"));

    driver.ping();
    driver.pong();

    assertThat(driver.answers()).containsExactly("text class", "text interface");
  }

  /** In class files there are bridges with the annotations of what they bridge to, and parameters have no names. */
  @Test
  void whatComesFromClassFilesIsReadAsFromSource(@TempDir Path folder) throws Throwable {
    Compilation library =
        Compiler.javac()
            .withProcessors(new FreshProcessor())
            .compile(
                source(
                    "lib.Base",
                    """
                    public abstract class Base<T extends Number> extends Raw<T> implements Tells<T> {
                      @Override @OnInfo public String told(T message) { return "told " + message; }
                      @Override @OnPing public String answer() { return "covariant"; }
                    }
                    abstract class Raw<T> { @OnPing public CharSequence answer() { return ""; } }
                    interface Tells<T> { @OnInfo Object told(T message); }
                    """));
    CompilationSubject.assertThat(library).succeededWithoutWarnings();
    write(library, folder);

    ClientRun run =
        ClientRun.compileAgainst(
            folder,
            source("app.Client", "@WebSocketClient class Client extends lib.Base<Integer> {}"));
    Dispatcher dispatcher = run.start("app.ClientFresh", "ws://x");
    Driver driver = new Driver(dispatcher);
    driver.tell(7);
    driver.ping();

    assertThat(driver.answers()).containsExactly("text told 7", "text covariant");
  }

  private static void write(Compilation compilation, Path folder) throws IOException {
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        Path target = folder.resolve(file.getName().substring("/CLASS_OUTPUT/".length()));
        Files.createDirectories(target.getParent());
        try (InputStream in = file.openInputStream()) {
          Files.copy(in, target);
        }
      }
    }
  }
}
