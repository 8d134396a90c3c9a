// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** What Gradle is told of the processor, and that it is so. Gradle itself does not run here. */
class IncrementalProcessingTest {

  @Test
  void theProcessorIsDeclaredIsolating() throws IOException {
    try (InputStream metadata =
        FreshProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(new String(metadata.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("io.fresh.processor.FreshProcessor,isolating\n");
    }
  }

  @Test
  void theProcessorIsFoundAsAService() {
    assertThat(ServiceLoader.load(Processor.class))
        .hasAtLeastOneElementOfType(FreshProcessor.class);
  }

  @Test
  void eachGeneratedFileHasExactlyOneOriginatingElement() {
    FilerSpy spy = new FilerSpy();

    Compilation compilation =
        TestCompiler.compileWith(
            List.of(spy),
            JavaFileObjects.forSourceString(
                "app.Clients",
                """
                package app;
                import io.fresh.annotation.*;
                final class Clients {
                  abstract static class Base { @OnText void hear(String text) {} }
                  @WebSocketClient static final class One extends Base {}
                  @WebSocketClient static final class Two extends Base {}
                  @WebSocketClient static final class Wrong extends Base {
                    @OnBinary private void secret(byte[] bytes) {}
                  }
                }
                """));

    assertThat(compilation).hadErrorCount(1);
    assertThat(spy.originating)
        .isEqualTo(
            Map.of(
                "app.Clients_OneFresh", List.of("app.Clients.One"),
                "app.Clients_TwoFresh", List.of("app.Clients.Two"),
                "app.Clients_WrongFresh", List.of("app.Clients.Wrong")));
  }

  /** Runs the processor with a filer that writes down what it is told. */
  private static final class FilerSpy extends AbstractProcessor {

    private final FreshProcessor processor = new FreshProcessor();
    private final Map<String, List<String>> originating = new TreeMap<>();

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      processor.init(
          proxy(
              ProcessingEnvironment.class,
              environment,
              (name, arguments) -> {},
              filer(environment.getFiler())));
    }

    private Filer filer(Filer filer) {
      return proxy(
          Filer.class,
          filer,
          (name, arguments) -> {
            Element[] elements = (Element[]) arguments[arguments.length - 1];
            originating.put(
                arguments[0].toString(), Stream.of(elements).map(Object::toString).toList());
          },
          null);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      processor.process(annotations, round);
      return false;
    }

    private interface Observer {
      void called(String method, Object[] arguments);
    }

    /** Passes calls on, but answers {@code getFiler} itself if there is one to answer. */
    private static <T> T proxy(Class<T> type, T target, Observer observer, Filer filer) {
      Object proxy =
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (self, method, arguments) -> {
                if (method.getName().startsWith("create")) {
                  observer.called(method.getName(), arguments);
                }
                if (filer != null && method.getName().equals("getFiler")) {
                  return filer;
                }
                try {
                  return method.invoke(target, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
      return type.cast(proxy);
    }
  }
}
