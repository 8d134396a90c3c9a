// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import io.fresh.Connection;
import io.fresh.Options;
import io.fresh.UpgradeOptions;
import io.fresh.examples.browser.DevTools.Request;
import io.fresh.examples.browser.DevTools.Requests;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A browser that is spoken to. For any thread; what it returns may complete on the event loop. */
final class Browser implements AutoCloseable {

  /** A screenshot is one message, of four bytes for each three of the PNG file. */
  private static final int MAX_MESSAGE_BYTES = 16 << 20;

  private static final Options OPTIONS =
      Options.builder()
          .upgrade(
              UpgradeOptions.builder()
                  .maxFrameBytes(MAX_MESSAGE_BYTES)
                  .maxMessageBytes(MAX_MESSAGE_BYTES)
                  .build())
          .build();

  private final TimeLimit limit;
  private final Calls calls;
  private final DevTools client;
  private final Connection connection;
  private final Requests requests;
  private final AtomicInteger lastId = new AtomicInteger();

  private Browser(String uri, TimeLimit limit) {
    this.limit = limit;
    this.calls = new Calls(limit);
    this.client = new DevTools(calls);
    this.connection = DevToolsFresh.start(client, uri, OPTIONS);
    this.requests = DevToolsFresh.sends(connection);
  }

  /** Connects. The limit is for each answer, and for a page to load. */
  static CompletableFuture<Browser> connect(String uri, TimeLimit limit) {
    Browser browser = new Browser(uri, limit);
    return browser.connection.opened().toCompletableFuture().thenApply(open -> browser);
  }

  /** Opens an empty page of this size, in pixels. */
  CompletableFuture<Page> newPage(int width, int height) {
    return call(Command.createTarget("about:blank"), null)
        .thenCompose(created -> call(Command.attachToTarget(created.targetId()), null))
        .thenApply(attached -> new Page(this, attached.sessionId(), limit))
        .thenCompose(page -> prepared(page, width, height));
  }

  private CompletableFuture<Page> prepared(Page page, int width, int height) {
    client.add(page);
    return page.call(Command.setSize(width, height))
        .thenCompose(done -> page.call(Command.enablePage()))
        .thenCompose(done -> page.call(Command.enableLifecycleEvents()))
        .thenApply(done -> page);
  }

  /** Sends a command to a session, or to the browser itself. Fails with a {@link BrowserException}. */
  <R> CompletableFuture<R> call(Command<R> command, @Nullable String session) {
    Request request = request(command, session);
    CompletableFuture<R> reply = calls.await(request.id(), command);
    if (!requests.send(request)) {
      calls.failed(request.id(), "was not sent: there is no connection to the browser");
    }
    return reply;
  }

  /** Tells the browser to end, and ends the connection behind that. */
  @Override
  public void close() {
    requests.send(request(Command.closeBrowser(), null));
    connection.stop();
  }

  private Request request(Command<?> command, @Nullable String session) {
    return new Request(lastId.incrementAndGet(), command.method(), command.parameters(), session);
  }
}
