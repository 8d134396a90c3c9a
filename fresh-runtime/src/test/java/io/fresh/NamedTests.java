// SPDX-License-Identifier: MIT
package io.fresh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds tests by the name of their class, among compiled classes; as much of its package as tells it from others. */
final class NamedTests {

  private static final String CONDITIONS = "org.junit.jupiter.api.condition";

  private final Path classes;

  NamedTests(Path classes) {
    this.classes = classes;
  }

  /**
   * What is wrong with a test that is named in the form {@code Class#method} or {@code package.Class#method}; empty if it exists and
   * runs.
   */
  Optional<String> problem(String name) {
    String className = name.substring(0, name.indexOf('#'));
    String method = name.substring(name.indexOf('#') + 1);
    List<Class<?>> found = find(className);
    if (found.size() != 1) {
      return Optional.of("%s: %d classes of that name".formatted(name, found.size()));
    }
    return problem(found.get(0), method).map(problem -> name + ": " + problem);
  }

  static Optional<String> problem(Class<?> testClass, String name) {
    List<Method> methods =
        Arrays.stream(testClass.getDeclaredMethods())
            .filter(method -> method.getName().equals(name))
            .toList();
    if (methods.isEmpty()) {
      return Optional.of("no such method");
    }
    if (methods.stream()
        .noneMatch(method -> AnnotationSupport.isAnnotated(method, Testable.class))) {
      return Optional.of("not a test");
    }
    Stream<AnnotatedElement> elements = Stream.concat(Stream.of(testClass), methods.stream());
    return elements.anyMatch(NamedTests::mayBeSkipped)
        ? Optional.of("disabled, or runs only under a condition")
        : Optional.empty();
  }

  private static boolean mayBeSkipped(AnnotatedElement element) {
    return AnnotationSupport.isAnnotated(element, Disabled.class)
        || Arrays.stream(element.getAnnotations())
            .map(Annotation::annotationType)
            .anyMatch(type -> type.getPackageName().equals(CONDITIONS));
  }

  private List<Class<?>> find(String className) {
    Path file = Path.of(className.replace('.', '/') + ".class");
    try (Stream<Path> files = Files.walk(classes)) {
      return files.filter(path -> path.endsWith(file)).<Class<?>>map(this::load).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Class<?> load(Path file) {
    String path = classes.relativize(file).toString();
    String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName(name, false, NamedTests.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
