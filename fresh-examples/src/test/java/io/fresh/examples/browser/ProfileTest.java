// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfileTest {

  @Test
  void itIsRemovedWithWhatIsInItAndNothingThatIsLinkedFromIt(@TempDir Path other) throws Exception {
    Path kept = Files.createFile(other.resolve("kept"));
    Profile profile = Profile.create();
    Path inner = Files.createDirectories(profile.folder().resolve("a").resolve("b"));
    Files.createFile(inner.resolve("file"));
    Files.createSymbolicLink(inner.resolve("link"), other);
    Files.createSymbolicLink(inner.resolve("dangling"), other.resolve("nothing"));

    profile.close();
    profile.close();

    assertThat(profile.folder()).doesNotExist();
    assertThat(kept).exists();
  }
}
