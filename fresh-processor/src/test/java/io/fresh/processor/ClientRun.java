// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.CompilationSubject;
import com.google.testing.compile.JavaFileObjects;
import io.fresh.spi.Dispatcher;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/**
 * Compiled clients, ready to run. What {@code start} hands to the runtime is caught by a {@code Clients} of the test's own,
 * which stands in for the real one in the class loader here: no connection is made.
 */
final class ClientRun {

  private static final JavaFileObject CLIENTS =
      JavaFileObjects.forSourceString(
          "io.fresh.spi.Clients",
          """
          package io.fresh.spi;
          public final class Clients {
            public static String called;
            public static io.fresh.Link link;
            public static Dispatcher dispatcher;
            public static String uri;
            public static io.fresh.Options options;
            private Clients() {}
            public static io.fresh.Connection start(
                Dispatcher dispatcher, String uri, io.fresh.Options options) {
              return caught("start", null, dispatcher, uri, options);
            }
            public static io.fresh.Connection startLink(
                Dispatcher dispatcher, String uri, io.fresh.Options options) {
              return caught("startLink", null, dispatcher, uri, options);
            }
            public static io.fresh.Connection startLink(
                io.fresh.Link link, Dispatcher dispatcher, String uri, io.fresh.Options options) {
              return caught("startLink", link, dispatcher, uri, options);
            }
            private static io.fresh.Connection caught(
                String called,
                io.fresh.Link link,
                Dispatcher dispatcher,
                String uri,
                io.fresh.Options options) {
              Clients.called = called;
              Clients.link = link;
              Clients.dispatcher = dispatcher;
              Clients.uri = uri;
              Clients.options = options;
              return null;
            }
          }
          """);

  private final ClassLoader classes;

  private ClientRun(ClassLoader classes) {
    this.classes = classes;
  }

  /** Compiles sources, which must raise no warning. */
  static ClientRun compile(JavaFileObject... sources) {
    return run(TestCompiler.compile(withClients(sources)), ClientRun.class.getClassLoader());
  }

  /** Compiles sources that need the class files of a folder. */
  static ClientRun compileAgainst(Path library, JavaFileObject... sources) throws IOException {
    Compilation compilation = TestCompiler.compileAgainst(library, withClients(sources));
    URL[] path = {library.toUri().toURL()};
    return run(compilation, new URLClassLoader(path, ClientRun.class.getClassLoader()));
  }

  private static JavaFileObject[] withClients(JavaFileObject... sources) {
    return Stream.concat(Stream.of(CLIENTS), Arrays.stream(sources)).toArray(JavaFileObject[]::new);
  }

  private static ClientRun run(Compilation compilation, ClassLoader parent) {
    CompilationSubject.assertThat(compilation).succeededWithoutWarnings();
    return new ClientRun(new CompiledClasses(compilation, parent));
  }

  /** Calls a {@code start} method and returns what would have been started. */
  Dispatcher start(String generatedClass, Object... arguments) {
    call(generatedClass, "start", arguments);
    return dispatcher();
  }

  /** Calls the overload of a static method that takes these arguments. */
  Object call(String generatedClass, String name, Object... arguments) {
    try {
      Method called =
          Arrays.stream(classes.loadClass(generatedClass).getDeclaredMethods())
              .filter(method -> method.getName().equals(name) && accepts(method, arguments))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no " + name + Arrays.toString(arguments)));
      called.setAccessible(true);
      return called.invoke(null, arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** The methods of a class that are not private, such as {@code start(String,Options)}. */
  List<String> signatures(String name) {
    try {
      return Arrays.stream(classes.loadClass(name).getDeclaredMethods())
          .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
          .map(
              method ->
                  Arrays.stream(method.getParameterTypes())
                      .map(Class::getSimpleName)
                      .collect(Collectors.joining(",", method.getName() + "(", ")")))
          .toList();
    } catch (ClassNotFoundException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** What the last start handed over. */
  Dispatcher dispatcher() {
    return (Dispatcher) caught("dispatcher");
  }

  /** What the last start handed over: {@code called}, {@code link}, {@code uri} or {@code options}. */
  Object caught(String name) {
    try {
      Field field = classes.loadClass("io.fresh.spi.Clients").getField(name);
      return field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** A new object of a compiled class. */
  Object create(String name, Object... arguments) {
    try {
      var constructor = classes.loadClass(name).getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static boolean accepts(Method method, Object... arguments) {
    Class<?>[] types = method.getParameterTypes();
    if (types.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      if (!MethodType.methodType(types[i]).wrap().returnType().isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  /** Prefers what was compiled to what is on the class path. */
  private static final class CompiledClasses extends ClassLoader {

    private final Map<String, byte[]> bytes = new HashMap<>();

    CompiledClasses(Compilation compilation, ClassLoader parent) {
      super(parent);
      for (JavaFileObject file : compilation.generatedFiles()) {
        if (file.getKind() == JavaFileObject.Kind.CLASS) {
          String path = file.getName().substring("/CLASS_OUTPUT/".length());
          String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
          bytes.put(name, read(file));
        }
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        byte[] compiled = bytes.get(name);
        if (loaded != null || compiled == null) {
          return loaded != null ? loaded : super.loadClass(name, resolve);
        }
        return defineClass(name, compiled, 0, compiled.length);
      }
    }

    private static byte[] read(JavaFileObject file) {
      try (InputStream in = file.openInputStream()) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
