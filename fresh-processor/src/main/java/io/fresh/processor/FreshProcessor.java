// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.google.auto.service.AutoService;
import io.fresh.annotation.Blocking;
import io.fresh.annotation.Case;
import io.fresh.annotation.Codec;
import io.fresh.annotation.Discriminator;
import io.fresh.annotation.Send;
import io.fresh.annotation.Shared;
import io.fresh.annotation.WebSocketClient;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Generated;
import javax.annotation.processing.Messager;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Generates, for each class with {@link WebSocketClient}, the class that starts it, and refuses what could only fail later.
 *
 * <p>For Gradle it is an <i>isolating</i> incremental processor: what it generates for a class depends on that class, its
 * supertypes, and the types that they name. That was asserted in tests, not tried with Gradle itself.
 */
@AutoService(Processor.class)
public final class FreshProcessor extends AbstractProcessor {

  /** What stands in {@link Generated} on the classes that this generates. */
  static final String NAME = FreshProcessor.class.getCanonicalName();

  private static final String MARK = Generated.class.getCanonicalName();

  /**
   * The clients that are still to be processed. Names, not elements: those of an earlier round do not see what was generated
   * since.
   */
  private final Set<String> waiting = new LinkedHashSet<>();

  /** The top-level classes of all rounds, by name. */
  private final Set<String> sources = new HashSet<>();

  /** Creates the processor; called by the compiler. */
  public FreshProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Stream.concat(
            Stream.of(
                WebSocketClient.class,
                Blocking.class,
                Generated.class,
                Case.class,
                Codec.class,
                Discriminator.class,
                Send.class,
                Shared.class),
            Arrays.stream(HandlerKind.values()).map(HandlerKind::annotation))
        .map(Class::getCanonicalName)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Claims the annotations, which nobody else reads: javac would warn that nobody did. */
  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // decision 0020
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    try {
      process(AnnotatedElements.in(round, ours(annotations)), round);
    } catch (RuntimeException | LinkageError | AssertionError e) {
      Diagnostic failure = Diagnostic.INTERNAL_ERROR;
      String text = failure.message("a class", ClientStep.stackTrace(e));
      processingEnv.getMessager().printMessage(failure.kind(), text);
    }
    return holdsOurMarkAlone(annotations, round);
  }

  /** {@code @Generated} belongs to all: it is claimed only where no class but ours has it. */
  private static boolean holdsOurMarkAlone(
      Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return annotations.stream()
        .filter(annotation -> annotation.getQualifiedName().contentEquals(MARK))
        .flatMap(mark -> round.getElementsAnnotatedWith(mark).stream())
        .allMatch(FreshProcessor::isOurs);
  }

  private static boolean isOurs(Element generated) {
    return Annotations.find(generated, Generated.class)
        .flatMap(mark -> Annotations.value(mark, "value"))
        .filter(
            value ->
                Annotations.array(value).stream().anyMatch(name -> NAME.equals(name.getValue())))
        .isPresent();
  }

  private static List<TypeElement> ours(Set<? extends TypeElement> annotations) {
    return annotations.stream()
        .filter(annotation -> !annotation.getQualifiedName().contentEquals(MARK))
        .map(TypeElement.class::cast)
        .toList();
  }

  /** Clients, and the classes in which there are handlers. */
  private static Set<TypeElement> seen(
      List<TypeElement> clients, List<ExecutableElement> handlers) {
    Set<TypeElement> seen = new LinkedHashSet<>(clients);
    handlers.forEach(method -> seen.add(AnnotatedElements.classOf(method)));
    return seen;
  }

  private void process(AnnotatedElements annotated, RoundEnvironment round) {
    Messager messager = processingEnv.getMessager();
    List<TypeElement> found = annotated.types(WebSocketClient.class);
    List<ExecutableElement> handlers = annotated.handlers();
    found.forEach(client -> waiting.add(client.getQualifiedName().toString()));
    ElementFilter.typesIn(round.getRootElements())
        .forEach(type -> sources.add(type.getQualifiedName().toString()));
    new Suppressions(seen(found, handlers)).print(messager);
    Elements elements = processingEnv.getElementUtils();
    List<TypeElement> clients =
        waiting.stream().map(elements::getTypeElement).filter(Objects::nonNull).toList();
    CalledClasses called = CalledClasses.of(clients);
    new StrayHandlers(handlers, called).print(messager);
    new BlockingMarks(annotated, called).print(messager);
    new StrayCases(annotated, processingEnv.getTypeUtils(), messager).print();
    new StraySends(annotated).print(messager);
    // In the last round javac itself tells of the missing types that clients still wait for.
    if (!round.processingOver()) {
      ClientStep step = new ClientStep(processingEnv, sources);
      clients.stream()
          .filter(step::process)
          .forEach(client -> waiting.remove(client.getQualifiedName().toString()));
    }
  }
}
