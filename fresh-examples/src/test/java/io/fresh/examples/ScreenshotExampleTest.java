// SPDX-License-Identifier: MIT
package io.fresh.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example as a user does, as a process of its own. */
final class ScreenshotExampleTest {

  private static final String PAGE = "data:text/html,<body style='background:%23106020'>";

  @TempDir Path folder;

  private Program.Result run(String url, Map<String, String> environment) throws Exception {
    return Program.run(
        environment, Examples.class, "screenshot", url, folder.resolve("page.png").toString());
  }

  @Test
  void writesThePictureAndEndsWith0OrSaysThatThereIsNoChromium() throws Exception {
    Program.Result result = run(PAGE, Map.of());

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    String line = result.out().get(0);
    assertThat(result.out()).hasSize(1);
    assumeFalse(line.startsWith("skipped: no Chromium was found"), line);
    Path file = folder.resolve("page.png");
    assertThat(line).isEqualTo(file + ": 800 × 600 pixels, " + Files.size(file) + " bytes");
    assertThat(picture(file).getRGB(400, 300)).isEqualTo(0xFF106020);
  }

  private static BufferedImage picture(Path file) throws IOException {
    return Objects.requireNonNull(ImageIO.read(file.toFile()), "no picture");
  }

  @Test
  void endsWith0AndSaysWhatWasLookedForWhereThereIsNoChromium() throws Exception {
    Program.Result result = run(PAGE, Map.of("CHROMIUM", folder.resolve("none").toString()));

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .singleElement()
        .asString()
        .startsWith("skipped: no Chromium was found")
        .contains("CHROMIUM", "chromium, chromium-browser, google-chrome", "apt-get install");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void endsWith1AndOneLineWhenChromiumDoesNotStart() throws Exception {
    Program.Result result = run(PAGE, Map.of("CHROMIUM", "/bin/false"));

    assertThat(result.err())
        .containsExactly(
            "failed: Chromium has ended before it listened, with 1; its last words: []");
    assertThat(result.exitCode()).isEqualTo(1);
  }
}
