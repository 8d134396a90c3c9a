// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** A client waits for what other processors generate, and for nothing else. */
class RoundsTest {

  private static JavaFileObject client(String members) {
    return JavaFileObjects.forSourceString(
        "app.Prices",
        """
        package app;
        import io.fresh.*;
        import io.fresh.annotation.*;
        import java.util.*;
        """
            + members);
  }

  @Test
  void aMessageThatIsGeneratedTwoRoundsLaterIsWaitedFor() {
    Compilation compilation =
        TestCompiler.compileWith(
            List.of(new Later("app.Tick", "public class Tick {}", 2), new FreshProcessor()),
            client("@WebSocketClient class Prices { @OnInfo void tick(Tick[] ticks) {} }"));

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("app.PricesFresh")
        .contentsAsUtf8String()
        .contains("message instanceof Tick[] ticks");
  }

  @Test
  void aStateThatIsGeneratedLaterIsWaitedFor() {
    Compilation compilation =
        TestCompiler.compileWith(
            List.of(new Later("app.Tally", "public class Tally {}", 1), new FreshProcessor()),
            client(
                "@WebSocketClient(state = Tally.class) class Prices { @OnPing void p(Tally t) {} }"));

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("app.PricesFresh")
        .contentsAsUtf8String()
        .contains("extends StatefulDispatcher<Tally>");
  }

  @Test
  void aCodecThatIsGeneratedLaterIsWaitedFor() {
    String codec =
        """
        public class Tick implements io.fresh.TextDecoder<Integer> {
          @Override public Integer decode(java.nio.ByteBuffer utf8) { return 1; }
        }
        """;
    for (String client :
        List.of(
            "@WebSocketClient(codecs = Tick.class) class Prices { @OnText void a(Integer i) {} }",
            "@WebSocketClient class Prices { @OnText(codec = Tick.class) void a(Integer i) {} }")) {
      Compilation compilation =
          TestCompiler.compileWith(
              List.of(new Later("app.Tick", codec, 1), new FreshProcessor()), client(client));

      assertThat(compilation).succeededWithoutWarnings();
      assertThat(compilation)
          .generatedSourceFile("app.PricesFresh")
          .contentsAsUtf8String()
          .contains("decodeText(tick, utf8, \"Integer\")");
    }
  }

  @Test
  void whatAClientSendsByIsWaitedFor() {
    String client = "@WebSocketClient(sends = %s.class) class Prices { @OnPing void p() {} %s }";
    String codec =
        "public class Tick implements io.fresh.TextEncoder<Integer> {"
            + " @Override public String encode(Integer i) { return \"\"; } }";
    String tick = "public interface Tick { @io.fresh.annotation.Send void tick(String message); }";
    for (List<String> generatedAndClient :
        List.of(
            List.of(tick, client.formatted("Tick", "")),
            List.of(tick, client.formatted("Prices.Sent", "interface Sent extends Tick {}")),
            List.of(
                codec,
                client.formatted(
                    "Prices.Sent",
                    "interface Sent { @Send(codec = Tick.class) void tick(Integer i); }")))) {
      Compilation compilation =
          TestCompiler.compileWith(
              List.of(new Later("app.Tick", generatedAndClient.get(0), 1), new FreshProcessor()),
              client(generatedAndClient.get(1)));

      assertThat(compilation).succeededWithoutWarnings();
      assertThat(compilation)
          .generatedSourceFile("app.PricesFresh")
          .contentsAsUtf8String()
          .contains("public void tick(");
    }
  }

  @Test
  void aConstantThatIsGeneratedLaterIsWaitedFor() {
    Later later =
        new Later(
            "app.Config",
            "public class Config { public static final String PING = \"60s\";"
                + " public static final int ATTEMPTS = 3; }",
            1);
    Compilation compilation =
        TestCompiler.compileWith(
            List.of(later, new FreshProcessor()),
            client(
                "@WebSocketClient(pingInterval = Config.PING, maxAttempts = Config.ATTEMPTS,"
                    + " headers = {\"A: \" + Config.PING})"
                    + " class Prices { @OnPing void p() {} }"));

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("app.PricesFresh")
        .contentsAsUtf8String()
        .contains(".pingInterval(Duration.ofSeconds(60))");
  }

  @Test
  void aValueOfTheWrongTypeIsJavacsErrorAlone() {
    Compilation compilation =
        TestCompiler.compileWith(
            List.of(new FreshProcessor()),
            client("@WebSocketClient(pingInterval = 30) class Prices { @OnPing void p() {} }"));

    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("incompatible types");
  }

  @Test
  void aSuperclassThatIsGeneratedLaterBringsItsHandlers() {
    Later later =
        new Later(
            "app.Base", "class Base { @io.fresh.annotation.OnText void hear(String text) {} }", 1);
    Compilation compilation =
        TestCompiler.compileWith(
            List.of(later, new FreshProcessor()),
            client("@WebSocketClient class Prices extends Base {}"));

    assertThat(compilation)
        .generatedSourceFile("app.PricesFresh")
        .contentsAsUtf8String()
        .contains("client.hear(text)");
  }

  @Test
  void aClientThatIsItselfGeneratedIsProcessed() {
    Later later =
        new Later(
            "app.Late",
            "@io.fresh.annotation.WebSocketClient class Late {"
                + " @io.fresh.annotation.OnText void hear(String text) {} }",
            1);
    Compilation compilation =
        TestCompiler.compileWith(List.of(later, new FreshProcessor()), client("class Prices {}"));

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation).generatedSourceFile("app.LateFresh");
  }

  @Test
  void aTypeThatNobodyGeneratesIsJavacsErrorAlone() {
    Compilation compilation =
        TestCompiler.compileWith(
            List.of(new FreshProcessor()),
            client("@WebSocketClient class Prices { @OnText void hear(Strnig text) {} }"));

    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("class Strnig");
  }

  @Test
  void whatOthersGeneratedIsLeftToOtherProcessors() {
    Marked marked = new Marked();
    Compilation compilation =
        TestCompiler.compileWith(
            List.of(new FreshProcessor(), marked),
            client(
                "@WebSocketClient class Prices { @OnText void hear(String text) {} }"
                    + " @javax.annotation.processing.Generated(\"another\") class Foreign {}"));

    assertThat(compilation).succeeded();
    assertThat(marked.seen).containsExactly("app.Foreign");
  }

  @Test
  void generatedCodeIsTheSameFromRunToRun() {
    JavaFileObject source =
        client(
            "@WebSocketClient class Prices { @OnInfo void a(List<?> l) {} @OnPong void b() {}"
                + " @OnInfo void c(String s) {} @OnText String d(String t) { return t; } }");

    assertThat(generated(source)).isEqualTo(generated(source));
  }

  private static String generated(JavaFileObject source) {
    Compilation compilation = TestCompiler.compile(source);
    try {
      return compilation
          .generatedSourceFile("app.PricesFresh")
          .orElseThrow()
          .getCharContent(false)
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lists what is marked as generated. */
  @SupportedAnnotationTypes("javax.annotation.processing.Generated")
  private static final class Marked extends AbstractProcessor {

    private final List<String> seen = new ArrayList<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
      annotations.stream()
          .flatMap(mark -> environment.getElementsAnnotatedWith(mark).stream())
          .forEach(element -> seen.add(element.toString()));
      return false;
    }
  }

  /** Generates a class some rounds after the first, and something else in between, so that there are rounds. */
  private static final class Later extends AbstractProcessor {

    private final String name;
    private final String source;
    private final int round;
    private int now;

    Later(String name, String source, int round) {
      this.name = name;
      this.source = source;
      this.round = round;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
      now++;
      if (now < round) {
        write("app.Filler" + now, "class Filler" + now + " {}");
      } else if (now == round) {
        write(name, source);
      }
      return false;
    }

    private void write(String type, String text) {
      try (Writer writer = processingEnv.getFiler().createSourceFile(type).openWriter()) {
        writer.write("package app; " + text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
