// SPDX-License-Identifier: MIT
package io.fresh.processor;

import io.fresh.annotation.WebSocketClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Writes a file that is there already for each client, and does nothing else: what the same files cost any processor that javac is
 * given.
 */
final class PreparedProcessor extends AbstractProcessor {

  private final Map<String, String> texts;

  /** With the texts of the generated classes, by their names. */
  PreparedProcessor(Map<String, String> texts) {
    this.texts = new HashMap<>(texts);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(WebSocketClient.class.getCanonicalName());
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement client :
        ElementFilter.typesIn(round.getElementsAnnotatedWith(WebSocketClient.class))) {
      write(ClientReader.generatedName(client).canonicalName(), client);
    }
    return false;
  }

  private void write(String name, TypeElement client) {
    try (Writer source = processingEnv.getFiler().createSourceFile(name, client).openWriter()) {
      source.write(texts.get(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
