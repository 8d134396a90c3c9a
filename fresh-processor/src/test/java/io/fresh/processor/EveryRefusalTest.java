// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * For each kind of handler what the table forbids: each refused once, for what is wrong with it, on the parameter or the method
 * that is wrong; and nothing beside it.
 */
class EveryRefusalTest {

  private static final String HEAD =
      """
      package app;
      import io.fresh.*;
      import io.fresh.annotation.*;
      import io.fresh.processor.Kit;
      import io.netty.buffer.ByteBuf;
      import java.nio.ByteBuffer;
      import java.util.*;
      import java.util.concurrent.*;
      final class Clients {
      """;

  private static final List<Forbidden> ALL =
      Arrays.stream(HandlerKind.values())
          .flatMap(
              kind ->
                  Stream.concat(
                      ForbiddenParameters.of(kind).stream(), ForbiddenAnswers.of(kind).stream()))
          .distinct()
          .toList();

  @TestFactory
  Stream<DynamicTest> whatTheTableForbidsIsRefusedWhereItStandsAndNothingElseIs() {
    NavigableMap<Long, Forbidden> lines = new TreeMap<>();
    String source = source(lines);
    List<javax.tools.Diagnostic<? extends JavaFileObject>> found = compile(source).errors();
    return Arrays.stream(HandlerKind.values())
        .map(
            kind ->
                dynamicTest(
                    kind + ", " + ALL.stream().filter(one -> one.kind() == kind).count(),
                    () ->
                        assertThat(difference(expected(kind, lines), found(kind, lines, found)))
                            .isEmpty()));
  }

  @Test
  void thereAreHundredsOfThem() {
    assertThat(ALL).hasSizeGreaterThan(1_000);
  }

  /** The reports that are missing and those that nobody expects: the whole lists are too long to read. */
  private static List<String> difference(List<String> expected, List<String> found) {
    List<String> missing = new ArrayList<>(expected);
    found.forEach(missing::remove);
    List<String> tooMany = new ArrayList<>(found);
    expected.forEach(tooMany::remove);
    return Stream.concat(
            missing.stream().map(text -> "missing " + text),
            tooMany.stream().map(text -> "not expected " + text))
        .toList();
  }

  private static List<String> expected(HandlerKind kind, NavigableMap<Long, Forbidden> lines) {
    List<String> expected = new ArrayList<>();
    lines.forEach(
        (line, forbidden) -> {
          if (forbidden.kind() == kind) {
            expected.add(text(forbidden, forbidden.line(), forbidden.diagnostic().code()));
          }
        });
    return expected;
  }

  private static List<String> found(
      HandlerKind kind,
      NavigableMap<Long, Forbidden> lines,
      List<javax.tools.Diagnostic<? extends JavaFileObject>> found) {
    List<String> texts = new ArrayList<>();
    for (javax.tools.Diagnostic<?> error : found) {
      var owner = lines.floorEntry(error.getLineNumber());
      if (owner.getValue().kind() == kind) {
        long line = error.getLineNumber() - owner.getKey();
        texts.add(text(owner.getValue(), line, code(error.getMessage(Locale.ROOT))));
      }
    }
    return texts;
  }

  /** What stands in brackets; the whole message if the error is javac's. */
  private static String code(String message) {
    return message.startsWith("[") ? message.substring(1, message.indexOf(']')) : message;
  }

  private static String text(Forbidden forbidden, long line, String code) {
    return "%s: line %d, %s".formatted(forbidden, line, code);
  }

  /** Writes all clients and remembers where each begins. */
  private static String source(NavigableMap<Long, Forbidden> lines) {
    StringBuilder source = new StringBuilder(HEAD);
    long line = 1 + HEAD.lines().count();
    for (Forbidden forbidden : ALL) {
      String client = forbidden.source("C" + lines.size());
      lines.put(line, forbidden);
      source.append(client);
      line += client.lines().count();
    }
    return source.append("}\n").toString();
  }

  private static Compilation compile(String source) {
    return Compiler.javac()
        .withProcessors(new FreshProcessor())
        .withOptions("-Xmaxerrs", "100000")
        .compile(JavaFileObjects.forSourceString("app.Clients", source));
  }
}
