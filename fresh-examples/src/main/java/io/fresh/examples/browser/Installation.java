// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Chromium, or what is built on it, may be on this machine. */
final class Installation {

  /** The environment variable that names the executable, where it is not the first on the path. */
  static final String VARIABLE = "CHROMIUM";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** What to tell somebody who has none. */
  static final String MISSING =
      "no Chromium was found: neither by the environment variable "
          + VARIABLE
          + ", which takes the path of an executable, nor as "
          + String.join(", ", NAMES)
          + " on the PATH. On Debian: apt-get install --no-install-recommends chromium";

  private Installation() {}

  /** The executable that the environment names, and no other; if it names none, the first that is on the path. */
  static Optional<Path> find(Map<String, String> environment) {
    String named = environment.get(VARIABLE);
    return (named == null ? onPath(environment) : Stream.of(Path.of(named)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Stream<Path> onPath(Map<String, String> environment) {
    return NAMES.stream().flatMap(name -> folders(environment).map(folder -> folder.resolve(name)));
  }

  private static Stream<Path> folders(Map<String, String> environment) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of);
  }
}
