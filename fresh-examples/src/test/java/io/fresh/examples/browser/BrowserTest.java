// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fresh.FreshException;
import io.fresh.UpgradeOptions;
import io.fresh.examples.browser.Command.Created;
import io.fresh.examples.browser.Command.Done;
import io.fresh.testing.Patience;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** The client of the DevTools protocol, with a browser whose side is scripted. */
final class BrowserTest {

  private static CompletableFuture<Created> create(Browser client, String url) {
    return client.call(Command.createTarget(url), null);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertFailure(
      CompletableFuture<?> future) {
    return assertThatThrownBy(() -> Patience.get(future, "a failure"));
  }

  @Test
  void anAnswerReachesTheCallThatAskedInWhateverOrderTheyCome() throws Exception {
    try (ScriptedBrowser browser = ScriptedBrowser.accept()) {
      CompletableFuture<Created> first = create(browser.client(), "about:first");
      CompletableFuture<Created> second = create(browser.client(), "about:second");
      JsonNode one = browser.expect("Target.createTarget");
      JsonNode two = browser.expect("Target.createTarget");

      browser.answer(two, "{\"targetId\":\"2\"}");
      assertThat(Patience.get(second, "the second answer")).isEqualTo(new Created("2"));
      assertThat(first).isNotDone();
      browser.answer(one, "{\"targetId\":\"1\"}");
      assertThat(Patience.get(first, "the first answer")).isEqualTo(new Created("1"));
    }
  }

  @Test
  void aCommandHasAsMuchAsTheProtocolKnows() throws Exception {
    try (ScriptedBrowser browser = ScriptedBrowser.accept()) {
      CompletableFuture<Created> created = create(browser.client(), "about:blank");
      JsonNode command = browser.expect("Target.createTarget");

      assertThat(command.toString())
          .isEqualTo(
              "{\"id\":1,\"method\":\"Target.createTarget\",\"params\":{\"url\":\"about:blank\"}}");
      browser.answer(command, "{\"targetId\":\"T\"}");
      Patience.get(created, "the answer");

      CompletableFuture<Done> enabled = browser.client().call(Command.enablePage(), "S");
      JsonNode inSession = browser.expect("Page.enable");
      assertThat(inSession.toString())
          .isEqualTo("{\"id\":2,\"method\":\"Page.enable\",\"params\":{},\"sessionId\":\"S\"}");
      browser.answer(inSession, "{}");
      assertThat(Patience.get(enabled, "the answer")).isEqualTo(new Done());
    }
  }

  @Test
  void anErrorFailsTheCallWithItsCodeAndMessage() throws Exception {
    try (ScriptedBrowser browser = ScriptedBrowser.accept()) {
      CompletableFuture<Created> refused = create(browser.client(), "about:blank");
      browser.refuse(browser.expect("Target.createTarget"), -32000, "Not allowed");

      assertFailure(refused)
          .isInstanceOf(BrowserException.class)
          .hasMessage("Target.createTarget was refused: Not allowed (-32000)");
    }
  }

  @Test
  void anAnswerOfAnotherFormFailsTheCall() throws Exception {
    try (ScriptedBrowser browser = ScriptedBrowser.accept()) {
      CompletableFuture<Created> created = create(browser.client(), "about:blank");
      browser.answer(browser.expect("Target.createTarget"), "{\"targetId\":[1]}");

      assertFailure(created)
          .hasMessage("Target.createTarget was answered with something else than Created");
    }
  }

  @Test
  void aPageIsOpenOnceItsDocumentAndNoOtherHasLoaded() throws Exception {
    try (ScriptedBrowser browser = ScriptedBrowser.accept()) {
      Page page = browser.page();
      CompletableFuture<Page> open = page.open("http://x/");
      browser.lifecycle("OLD", "load");
      browser.answer(browser.expect("Page.navigate"), "{\"frameId\":\"F\",\"loaderId\":\"NEW\"}");
      browser.lifecycle("NEW", "init");

      CompletableFuture<ByteBuffer> later = page.screenshot();
      browser.answer(browser.expect("Page.captureScreenshot"), "{\"data\":\"\"}");
      Patience.get(later, "what was answered behind the events");
      assertThat(open).isNotDone();

      browser.lifecycle("NEW", "load");
      assertThat(Patience.get(open, "the load")).isSameAs(page);
    }
  }

  @Test
  void thatADocumentHasLoadedMayBeToldBeforeTheAnswerThatNamesIt() throws Exception {
    try (ScriptedBrowser browser = ScriptedBrowser.accept()) {
      Page page = browser.page();
      CompletableFuture<Page> open = page.open("http://x/");
      JsonNode command = browser.expect("Page.navigate");
      browser.lifecycle("NEW", "load");
      browser.answer(command, "{\"frameId\":\"F\",\"loaderId\":\"NEW\"}");

      assertThat(Patience.get(open, "the load")).isSameAs(page);
    }
  }

  @Test
  void aPageThatCannotBeOpenedSaysWhy() throws Exception {
    try (ScriptedBrowser browser = ScriptedBrowser.accept()) {
      CompletableFuture<Page> open = browser.page().open("http://x/");
      browser.answer(
          browser.expect("Page.navigate"),
          "{\"frameId\":\"F\",\"loaderId\":\"L\",\"errorText\":\"net::ERR_FAILED\"}");

      assertFailure(open).hasMessage("http://x/ cannot be opened: net::ERR_FAILED");
    }
  }

  @Test
  void aPageThatIsClosedDoesNotLoad() throws Exception {
    try (ScriptedBrowser browser = ScriptedBrowser.accept()) {
      CompletableFuture<Page> open = browser.page().open("http://x/");
      browser.answer(browser.expect("Page.navigate"), "{\"frameId\":\"F\",\"loaderId\":\"NEW\"}");
      browser.event(
          "Target.detachedFromTarget",
          "{\"sessionId\":\"" + ScriptedBrowser.SESSION + "\",\"targetId\":\"T\"}");

      assertFailure(open).hasMessage("The page has been closed");
    }
  }

  @Test
  void unknownEventsAndAnswersThatNobodyWaitsForDoNotDisturb() throws Exception {
    try (ScriptedBrowser browser = ScriptedBrowser.accept()) {
      CompletableFuture<Created> created = create(browser.client(), "about:blank");
      JsonNode command = browser.expect("Target.createTarget");
      browser.event("Page.frameResized", "{}");
      browser.event("Network.dataReceived", "{\"name\":\"load\",\"error\":[1]}");
      browser.lifecycle("L", "load");
      browser.answer(command.deepCopy(), "{\"targetId\":\"T\"}");
      browser.answer(command, "{\"targetId\":\"again\"}");

      assertThat(Patience.get(created, "the answer")).isEqualTo(new Created("T"));
      assertThat(browser.page().session()).isEqualTo(ScriptedBrowser.SESSION);
    }
  }

  @Test
  void whatIsWaitedForFailsWhenTheBrowserDies() throws Exception {
    try (ScriptedBrowser browser = ScriptedBrowser.accept()) {
      Page page = browser.page();
      CompletableFuture<Page> open = page.open("http://x/");
      browser.answer(browser.expect("Page.navigate"), "{\"frameId\":\"F\",\"loaderId\":\"NEW\"}");
      CompletableFuture<ByteBuffer> screenshot = page.screenshot();
      browser.expect("Page.captureScreenshot");
      browser.die();

      assertFailure(screenshot)
          .hasMessage("Page.captureScreenshot was not answered: the browser is gone")
          .hasCauseInstanceOf(FreshException.StreamingFailed.class);
      assertFailure(open).hasMessage("The page is gone with its browser");
      assertFailure(page.screenshot())
          .hasMessage("Page.captureScreenshot was not sent: there is no connection to the browser");
    }
  }

  @Test
  void aScreenshotMayBeLargerThanMessagesAreByDefault() throws Exception {
    byte[] file = new byte[2 * UpgradeOptions.DEFAULT_MAX_MESSAGE_BYTES];
    for (int i = 0; i < file.length; i++) {
      file[i] = (byte) (i * 31);
    }
    try (ScriptedBrowser browser = ScriptedBrowser.accept()) {
      CompletableFuture<ByteBuffer> screenshot = browser.page().screenshot();
      browser.answer(
          browser.expect("Page.captureScreenshot"),
          "{\"data\":\"" + Base64.getEncoder().encodeToString(file) + "\"}");

      assertThat(Patience.get(screenshot, "the screenshot")).isEqualTo(ByteBuffer.wrap(file));
    }
  }

  @Test
  void whatTakesTooLongFails() throws Exception {
    try (ScriptedBrowser browser = ScriptedBrowser.accept(new TimeLimit(Duration.ofMillis(1)))) {
      assertFailure(create(browser.client(), "about:blank"))
          .isInstanceOf(BrowserException.class)
          .hasMessage("Target.createTarget was not answered within 1 ms");
    }
  }

  @Test
  void theBrowserIsToldToEndBeforeTheConnectionIs() throws Exception {
    try (ScriptedBrowser browser = ScriptedBrowser.accept()) {
      browser.client().close();

      assertThat(browser.expect("Browser.close").get("params")).isEmpty();
    }
  }
}
