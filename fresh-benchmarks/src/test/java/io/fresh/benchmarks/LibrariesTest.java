// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LibrariesTest {

  @TempDir private Path folder;

  @Test
  void versionsAreReadFromTheJars() throws IOException {
    Files.createDirectory(folder.resolve("vertx"));
    Files.createFile(folder.resolve("vertx/vertx-core-5.2.3.jar"));
    Files.createFile(folder.resolve("vertx/vertx-core-logging-5.2.3.jar"));
    Files.createFile(folder.resolve("vertx/netty-common-4.2.20.Final.jar"));
    Libraries libraries = new Libraries(folder, folder);

    assertThat(libraries.version(ClientKind.VERTX)).isEqualTo("5.2.3");
    assertThat(libraries.netty(ClientKind.VERTX)).contains("4.2.20.Final");
  }

  @Test
  void theJdksClientNeedsNone() throws IOException {
    Libraries libraries = new Libraries(Path.of("code.jar"), folder);

    assertThat(libraries.version(ClientKind.JDK)).isEmpty();
    assertThat(libraries.netty(ClientKind.JDK)).isEmpty();
    assertThat(libraries.classPath(ClientKind.JDK)).isEqualTo("code.jar");
  }

  @Test
  void aMissingFolderIsNamed() {
    Libraries libraries = new Libraries(folder, folder);

    assertThatThrownBy(() -> libraries.version(ClientKind.AHC))
        .hasMessageContaining("Expected the libraries of 'ahc' in " + folder.resolve("ahc"));
  }
}
