// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaFileObject;

/** What is done with one client: read it, judge it, write it, tell of it. */
final class ClientStep {

  private final ProcessingEnvironment environment;
  private final Set<String> sources;
  private final Elements elements;
  private final Types types;
  private final Map<ModuleElement, KnownTypes> knownTypes = new HashMap<>();

  /**
   * For one round.
   *
   * @param environment the compiler
   * @param sources the names of the top-level classes that are being compiled
   */
  ClientStep(ProcessingEnvironment environment, Set<String> sources) {
    this.environment = environment;
    this.sources = sources;
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
  }

  /**
   * Processes a client. Throws nothing: whatever goes wrong is shown on the class, as any other mistake.
   *
   * @return {@code false} if a type that the client names does not exist yet, and nothing was done
   */
  boolean process(TypeElement element) {
    Report report = new Report(element, sources);
    boolean isDone = true;
    try {
      isDone = process(element, report);
    } catch (FilerException e) {
      report.add(Diagnostic.NAME_TAKEN, element, ClientReader.generatedName(element), element);
    } catch (IOException | RuntimeException | LinkageError | AssertionError e) {
      String subject = "@WebSocketClient class '" + element + "'";
      report.add(Diagnostic.INTERNAL_ERROR, element, subject, stackTrace(e));
    }
    report.print(environment.getMessager());
    return isDone;
  }

  private boolean process(TypeElement element, Report report) throws IOException {
    KnownTypes known = known(elements.getModuleOf(element));
    if (known.element(RuntimeTypes.CONNECTION).isEmpty()) {
      report.add(Diagnostic.NO_RUNTIME, element, element, RuntimeTypes.CONNECTION.packageName());
      return true;
    }
    Optional<ClientModel> client = new ClientReader(elements, types, known).read(element);
    if (client.isEmpty()) {
      return false;
    }
    Access access = new Access(elements, element);
    new ClientValidator(types, known, access, report).validate(client.get());
    write(client.get(), known, access, report);
    return true;
  }

  private KnownTypes known(ModuleElement module) {
    return knownTypes.computeIfAbsent(module, seer -> new KnownTypes(elements, types, seer));
  }

  private void write(ClientModel client, KnownTypes known, Access access, Report report)
      throws IOException {
    ClientWriter writer = new ClientWriter(client, Surroundings.of(client, known, elements));
    if (!report.hasErrors()) {
      write(client, writer.write());
    } else if (canBeNamed(client, access)) {
      write(client, writer.writeOutline());
    }
  }

  private static boolean canBeNamed(ClientModel client, Access access) {
    return access.isReachable(client.element())
        && (client.state() == null || canBeNamed(client.state().type(), access))
        && (client.sends() == null || access.isReachable(client.sends().type()));
  }

  /** A type variable means nothing outside of the class or method that declares it. */
  private static boolean canBeNamed(TypeMirror state, Access access) {
    return access.isReachable(state)
        && NamedTypes.in(state).allMatch(TypeElement.class::isInstance);
  }

  private void write(ClientModel client, JavaFile file) throws IOException {
    String name = client.generatedName().canonicalName();
    JavaFileObject source = environment.getFiler().createSourceFile(name, client.element());
    try (Writer writer = source.openWriter()) {
      writer.write(Layout.of(file));
    }
  }

  /** What a maintainer wants to see of a failure. */
  static String stackTrace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
