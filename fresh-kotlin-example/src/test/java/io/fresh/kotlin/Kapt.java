// SPDX-License-Identifier: MIT
package io.fresh.kotlin;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;

/** The Kotlin compiler with kapt and the processor, run in this JVM as its plug-in for Maven does it. */
final class Kapt {

  private static final List<String> CLASS_PATH =
      List.of(System.getProperty("java.class.path").split(File.pathSeparator));

  private Kapt() {}

  /** Runs the processor over Kotlin sources and returns what was printed. What it writes goes into the folder. */
  static String print(Path folder, Path... sources) {
    List<String> arguments = new ArrayList<>(List.of("-no-stdlib", "-no-reflect"));
    arguments.addAll(List.of("-classpath", String.join(File.pathSeparator, CLASS_PATH)));
    arguments.addAll(List.of("-d", folder.resolve("kotlin").toString(), "-jvm-target", "17"));
    arguments.add("-Xplugin=" + jar("kotlin-annotation-processing-embeddable"));
    options(folder).forEach((name, value) -> arguments.addAll(option(name, value)));
    CLASS_PATH.forEach(entry -> arguments.addAll(option("apclasspath", entry)));
    Arrays.stream(sources).map(Path::toString).forEach(arguments::add);

    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    new K2JVMCompiler()
        .exec(
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            arguments.toArray(String[]::new));
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> options(Path folder) {
    return Map.of(
        "aptMode", "stubsAndApt",
        "mapDiagnosticLocations", "true",
        "sources", folder.resolve("sources").toString(),
        "classes", folder.resolve("classes").toString(),
        "stubs", folder.resolve("stubs").toString());
  }

  private static List<String> option(String name, String value) {
    return List.of("-P", "plugin:org.jetbrains.kotlin.kapt3:" + name + "=" + value);
  }

  private static String jar(String artifact) {
    return CLASS_PATH.stream()
        .filter(entry -> entry.contains(artifact))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Expected " + artifact + " on the class path"));
  }
}
