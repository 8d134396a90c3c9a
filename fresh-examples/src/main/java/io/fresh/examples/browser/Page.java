// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import io.fresh.examples.browser.Command.Navigated;
import io.fresh.examples.browser.Command.Screenshot;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** A page of the browser. What it returns may complete on the event loop: what depends on it must not block. */
final class Page {

  private final Browser browser;
  private final String session;
  private final TimeLimit limit;

  /** By loader. That a document has loaded may be told before the answer to the command that asked for it. */
  private final ConcurrentMap<String, CompletableFuture<Object>> loads = new ConcurrentHashMap<>();

  private final CompletableFuture<Object> gone = new CompletableFuture<>();

  Page(Browser browser, String session, TimeLimit limit) {
    this.browser = browser;
    this.session = session;
    this.limit = limit;
  }

  String session() {
    return session;
  }

  /** Goes to a URL; completes with this page once the document has loaded, with its pictures. One at a time. */
  CompletableFuture<Page> open(String url) {
    loads.clear();
    return call(Command.navigate(url))
        .thenCompose(navigated -> loading(url, navigated))
        .thenApply(loaded -> this);
  }

  /** The PNG file of what is seen of the page. */
  CompletableFuture<ByteBuffer> screenshot() {
    return call(Command.captureScreenshot()).thenApply(Screenshot::data);
  }

  <R> CompletableFuture<R> call(Command<R> command) {
    return browser.call(command, session);
  }

  void loaded(String loader) {
    load(loader).complete(loader);
  }

  void gone(String why, @Nullable Throwable cause) {
    gone.completeExceptionally(new BrowserException("The page " + why, cause));
  }

  private CompletableFuture<Object> loading(String url, Navigated navigated) {
    if (navigated.errorText() != null) {
      return CompletableFuture.failedFuture(
          new BrowserException(url + " cannot be opened: " + navigated.errorText()));
    }
    return navigated.loaderId() == null
        ? CompletableFuture.completedFuture(session)
        : limit.on(
            CompletableFuture.anyOf(load(navigated.loaderId()), gone), url + " was not loaded");
  }

  private CompletableFuture<Object> load(String loader) {
    return loads.computeIfAbsent(loader, unknown -> new CompletableFuture<>());
  }
}
