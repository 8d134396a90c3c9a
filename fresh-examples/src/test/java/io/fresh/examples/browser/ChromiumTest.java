// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fresh.examples.browser.Command.Done;
import io.fresh.testing.Patience;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** With a real Chromium, where there is one. */
final class ChromiumTest {

  private static final TimeLimit LIMIT = new TimeLimit(Patience.LIMIT);

  private static Chromium launch() throws IOException {
    return launch(Profile.create());
  }

  private static Chromium launch(Profile profile) throws IOException {
    Optional<Path> executable = Installation.find(System.getenv());
    if (executable.isEmpty()) {
      profile.close();
    }
    assumeTrue(executable.isPresent(), Installation.MISSING);
    return Chromium.launch(executable.get(), profile);
  }

  private static Browser connect(Chromium chromium) {
    return Patience.get(
        chromium.uri().thenCompose(uri -> Browser.connect(uri, LIMIT)), "the browser");
  }

  private static Command<Done> command(String method) {
    return new Command<>(method, Map.of(), Done.class);
  }

  @Test
  void theScreenshotHasTheSizeAndTheColoursOfThePage() throws Exception {
    String url =
        "data:text/html,<body style='margin:0;background:%23204060'>"
            + "<div style='width:50px;height:40px;background:red'>";
    try (Chromium chromium = launch();
        Browser browser = connect(chromium)) {
      Page page = Patience.get(browser.newPage(320, 200), "a page");
      ByteBuffer file = Patience.get(page.open(url).thenCompose(Page::screenshot), "a screenshot");

      assertThat(Png.read(file)).isEqualTo(new Png(320, 200));
      byte[] bytes = new byte[file.remaining()];
      file.get(bytes);
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
      assertThat(picture.getWidth()).isEqualTo(320);
      assertThat(picture.getHeight()).isEqualTo(200);
      assertThat(picture.getRGB(49, 39)).isEqualTo(0xFFFF0000);
      assertThat(picture.getRGB(50, 39)).isEqualTo(0xFF204060);
      assertThat(picture.getRGB(319, 199)).isEqualTo(0xFF204060);
    }
  }

  @Test
  void aCommandThatItDoesNotKnowIsRefused() throws Exception {
    try (Chromium chromium = launch();
        Browser browser = connect(chromium)) {
      CompletableFuture<Done> sung = browser.call(command("Browser.sing"), null);

      assertThatThrownBy(() -> Patience.get(sung, "a refusal"))
          .isInstanceOf(BrowserException.class)
          .hasMessage("Browser.sing was refused: 'Browser.sing' wasn't found (-32601)");
    }
  }

  @Test
  void itsEndIsNoticedByWhoWaitsForAnAnswer() throws Exception {
    try (Chromium chromium = launch();
        Browser browser = connect(chromium)) {
      CompletableFuture<Done> crash = browser.call(command("Browser.crash"), null);

      assertThatThrownBy(() -> Patience.get(crash, "a failure"))
          .isInstanceOf(BrowserException.class)
          .hasMessage("Browser.crash was not answered: the browser is gone");
    }
  }

  @Test
  void neitherProcessNorProfileIsLeftOfIt() throws Exception {
    Set<Long> before = children();
    Profile profile = Profile.create();
    try (Chromium chromium = launch(profile);
        Browser browser = connect(chromium)) {
      Patience.get(browser.newPage(320, 200), "a page");
      assertThat(children()).hasSize(before.size() + 1);
    }

    assertThat(children()).isEqualTo(before);
    assertThat(profile.folder()).doesNotExist();
  }

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  @Test
  void whatDoesNotStartLeavesNoProfile() throws Exception {
    Profile profile = Profile.create();

    assertThatThrownBy(() -> Chromium.launch(Path.of("/does/not/exist"), profile))
        .isInstanceOf(IOException.class);
    assertThat(profile.folder()).doesNotExist();
  }
}
