// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstallationTest {

  @TempDir Path root;
  private Path first;
  private Path second;

  @BeforeEach
  void folders() throws IOException {
    first = Files.createDirectory(root.resolve("first"));
    second = Files.createDirectory(root.resolve("second"));
  }

  private Map<String, String> path() {
    return Map.of("PATH", first + File.pathSeparator + File.pathSeparator + second);
  }

  private static Path executable(Path folder, String name) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  @Test
  void theFirstNameThatIsAnywhereOnThePathIsTaken() throws Exception {
    executable(first, "google-chrome");
    Path chromium = executable(second, "chromium");

    assertThat(Installation.find(path())).contains(chromium);
  }

  @Test
  void whatTheEnvironmentNamesIsTakenOrNothing() throws Exception {
    Path named = executable(root, "mine");
    String path = executable(second, "chromium").getParent().toString();

    assertThat(Installation.find(Map.of("PATH", path, "CHROMIUM", named.toString())))
        .contains(named);
    assertThat(Installation.find(Map.of("PATH", path, "CHROMIUM", root.resolve("x").toString())))
        .isEmpty();
  }

  @Test
  void whatCannotBeExecutedIsNotTaken() throws Exception {
    Files.createFile(first.resolve("chromium"));
    Files.createDirectory(second.resolve("chromium-browser"));

    assertThat(Installation.find(path())).isEmpty();
    assertThat(Installation.find(Map.of())).isEmpty();
  }
}
