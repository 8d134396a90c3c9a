// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Takes a picture of a web page with Chromium: {@code java -jar fresh-examples.jar screenshot [URL [FILE]]}. Without arguments it is of a
 * page that the example brings along, in {@code screenshot.png}. Ends with 0, also where there is no Chromium, or with 1 and one line
 * that says what failed.
 */
public final class ScreenshotExample {

  private static final Png SIZE = new Png(800, 600);
  private static final TimeLimit LIMIT = new TimeLimit(Duration.ofSeconds(20));

  private static final String PAGE =
      """
      data:text/html,<title>Fresh</title>
      <body style='background:%23204060;color:white;font:48px sans-serif;text-align:center'>
      <p style='margin-top:240px'>Hello from Fresh</p>""";

  private ScreenshotExample() {}

  /**
   * Runs the example.
   *
   * @param args the name of the example, the URL of a page, and the file to write
   */
  public static void main(String[] args) {
    System.exit(run(System.getenv(), args));
  }

  private static int run(Map<String, String> environment, String[] args) {
    Optional<Path> executable = Installation.find(environment);
    if (executable.isEmpty()) {
      System.out.println("skipped: " + Installation.MISSING);
      return 0;
    }
    try {
      ByteBuffer picture = picture(executable.get(), args.length > 1 ? args[1] : PAGE);
      save(picture, Path.of(args.length > 2 ? args[2] : "screenshot.png").toAbsolutePath());
      return 0;
    } catch (CompletionException | BrowserException | IOException | UncheckedIOException e) {
      return failed(e);
    }
  }

  private static ByteBuffer picture(Path executable, String url) throws IOException {
    try (Chromium chromium = Chromium.launch(executable, Profile.create())) {
      Runtime.getRuntime().addShutdownHook(new Thread(chromium::close));
      String uri = LIMIT.on(chromium.uri(), "Chromium did not listen").join();
      try (Browser browser = Browser.connect(uri, LIMIT).join()) {
        Page page = browser.newPage(SIZE.width(), SIZE.height()).join();
        return page.open(url).thenCompose(Page::screenshot).join();
      }
    }
  }

  private static void save(ByteBuffer picture, Path file) throws IOException {
    Png size = Png.read(picture);
    if (!size.equals(SIZE)) {
      throw new BrowserException("Expected a picture of " + SIZE + ", was of " + size);
    }
    int bytes = picture.remaining();
    try (WritableByteChannel channel = Channels.newChannel(Files.newOutputStream(file))) {
      channel.write(picture);
    }
    System.out.println(
        file + ": " + size.width() + " × " + size.height() + " pixels, " + bytes + " bytes");
  }

  private static int failed(Exception e) {
    Throwable why = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    System.err.println("failed: " + why.getMessage());
    return 1;
  }
}
