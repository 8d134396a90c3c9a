// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.fresh.annotation.WebSocketClient;
import java.io.File;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What happens when something is missing or broken around the processor. */
class RobustnessTest {

  private static final JavaFileObject ECHO =
      JavaFileObjects.forSourceString(
          "app.Echo",
          """
          package app;
          import io.fresh.annotation.*;
          @WebSocketClient
          final class Echo {
            @OnText String echo(String text) { return text; }
          }
          """);

  @Test
  void withoutTheRuntimeTheClientSaysWhatIsMissing() {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new FreshProcessor())
            .withClasspath(List.of(location(WebSocketClient.class)))
            .compile(ECHO);

    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[FreshNoRuntime] @WebSocketClient class 'app.Echo' cannot see")
        .inFile(ECHO)
        .onLine(4);
  }

  @Test
  void jsonWithoutJacksonSaysWhichDependencyIsMissing() {
    JavaFileObject client =
        JavaFileObjects.forSourceString(
            "app.Typed",
            """
            package app;
            import io.fresh.annotation.*;
            @WebSocketClient(codecs = io.fresh.json.Json.class)
            final class Typed {
              record Price(double value) {}
              @OnText void price(Price price) {}
            }
            """);
    List<File> path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("jackson"))
            .map(File::new)
            .toList();

    Compilation compilation =
        Compiler.javac().withProcessors(new FreshProcessor()).withClasspath(path).compile(client);

    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[FreshNoJackson] codec Json needs Jackson, which is not there.")
        .inFile(client)
        .onLine(3);
  }

  @Test
  void aFailureOfTheProcessorIsAnErrorOfTheClassAndNotOfJavac() {
    Compilation compilation = TestCompiler.compileWith(List.of(new Broken()), ECHO);

    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[FreshInternalError] The processor failed on @WebSocketClient class 'app.Echo'")
        .inFile(ECHO)
        .onLine(4);
    assertThat(compilation).hadErrorContaining("IllegalStateException: disk on fire");
  }

  @Test
  void aClientThatNobodyCanConstructHasNoStartThatWould() {
    JavaFileObject client =
        JavaFileObjects.forSourceString(
            "app.Given",
            """
            package app;
            import io.fresh.annotation.*;
            @WebSocketClient
            final class Given {
              Given(String name) {}
              @OnText void hear(String text) {}
              static void main() {
                GivenFresh.start(new Given("a"), "ws://x");
                GivenFresh.start("ws://x");
                GivenFresh.childSpec("ws://x");
              }
            }
            """);

    Compilation compilation = TestCompiler.compile(client);

    assertThat(compilation).hadErrorCount(2);
    assertThat(compilation).hadErrorContaining("start").inFile(client).onLine(9);
    assertThat(compilation).hadErrorContaining("childSpec").inFile(client).onLine(10);
  }

  /** A limit that the documentation names: should it fall, local clients need an answer. */
  @Test
  void aClassInsideOfAMethodIsShownToNoProcessor() {
    Compilation compilation =
        TestCompiler.compile(
            JavaFileObjects.forSourceString(
                "app.Local",
                """
                package app;
                import io.fresh.annotation.*;
                final class Local {
                  Object client() {
                    @WebSocketClient
                    final class Client { @OnText private void hear(String text) {} }
                    return new Client();
                  }
                }
                """));

    assertThat(compilation).succeededWithoutWarnings();
    Assertions.assertThat(compilation.generatedSourceFiles()).isEmpty();
  }

  private static File location(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toFile();
  }

  /** The processor, with a filer that fails. */
  private static final class Broken extends AbstractProcessor {

    private final FreshProcessor processor = new FreshProcessor();

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      Filer filer =
          proxy(
              Filer.class,
              method -> {
                throw new IllegalStateException("disk on fire");
              });
      processor.init(
          proxy(
              ProcessingEnvironment.class,
              method ->
                  switch (method) {
                    case "getFiler" -> filer;
                    case "getElementUtils" -> environment.getElementUtils();
                    case "getTypeUtils" -> environment.getTypeUtils();
                    case "getMessager" -> environment.getMessager();
                    default -> throw new AssertionError(method);
                  }));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      processor.process(annotations, round);
      return false;
    }

    private interface Answering {
      Object to(String method);
    }

    private static <T> T proxy(Class<T> type, Answering answering) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (self, method, arguments) -> answering.to(method.getName())));
    }
  }
}
