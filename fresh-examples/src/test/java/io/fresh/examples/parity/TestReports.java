// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What Surefire has written about the tests that it has run: which have passed, and when. */
final class TestReports {

  private enum Result {
    PASSED,
    SKIPPED,
    FAILED
  }

  /** One run of a test method; a parameterized one has several. */
  private record Run(String testClass, String method, Result result, Instant written) {

    /** Whether a name means this class: as much of its package as tells it from others. */
    boolean isOf(String name) {
      return testClass.equals(name) || testClass.endsWith("." + name);
    }
  }

  private final List<Run> runs;
  private final Instant buildStart;

  private TestReports(List<Run> runs, Instant buildStart) {
    this.runs = runs;
    this.buildStart = buildStart;
  }

  /**
   * Reads the reports of some folders.
   *
   * @param folders those that are not there are passed over
   * @param buildStart what was written before is of another build, and counts for nothing
   */
  static TestReports read(List<Path> folders, Instant buildStart) {
    List<Run> runs =
        folders.stream()
            .filter(Files::isDirectory)
            .flatMap(TestReports::reports)
            .flatMap(TestReports::runs)
            .toList();
    return new TestReports(runs, buildStart);
  }

  /** Why {@code Class#method} does not count as shown by this build; empty if it has passed in it. */
  Optional<String> problem(String test) {
    String testClass = test.substring(0, test.indexOf('#'));
    String method = test.substring(test.indexOf('#') + 1);
    return problem(testClass, method).map(problem -> test + ": " + problem);
  }

  private Optional<String> problem(String testClass, String method) {
    List<Run> ofClass = select(runs, run -> run.isOf(testClass));
    List<Run> now = select(ofClass, run -> !run.written().isBefore(buildStart));
    List<Run> ofMethod = select(now, run -> run.method().equals(method));
    if (ofClass.isEmpty()) {
      return Optional.of("no tests of such a class were run");
    }
    if (now.isEmpty()) {
      return Optional.of("not run in this build, only in one before");
    }
    if (now.stream().map(Run::testClass).distinct().count() > 1) {
      return Optional.of("more than one class of that name");
    }
    if (ofMethod.isEmpty()) {
      return Optional.of("no such test was run");
    }
    return ofMethod.stream()
        .map(Run::result)
        .filter(result -> result != Result.PASSED)
        .findFirst()
        .map(result -> result == Result.SKIPPED ? "skipped" : "failed");
  }

  private static List<Run> select(List<Run> runs, Predicate<Run> which) {
    return runs.stream().filter(which).toList();
  }

  private static Stream<Path> reports(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Run> runs(Path report) {
    try {
      Instant written = Files.getLastModifiedTime(report).toInstant();
      NodeList cases =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(report.toFile())
              .getElementsByTagName("testcase");
      return IntStream.range(0, cases.getLength())
          .mapToObj(i -> run((Element) cases.item(i), written));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("Expected a report of Surefire in " + report, e);
    }
  }

  /** The name of a parameterized test goes on with its parameters, in brackets of some kind. */
  private static Run run(Element testCase, Instant written) {
    String method = testCase.getAttribute("name").split("[^\\w$]", 2)[0];
    return new Run(testCase.getAttribute("classname"), method, result(testCase), written);
  }

  private static Result result(Element testCase) {
    if (testCase.getElementsByTagName("skipped").getLength() > 0) {
      return Result.SKIPPED;
    }
    boolean failed =
        testCase.getElementsByTagName("failure").getLength() > 0
            || testCase.getElementsByTagName("error").getLength() > 0;
    return failed ? Result.FAILED : Result.PASSED;
  }
}
