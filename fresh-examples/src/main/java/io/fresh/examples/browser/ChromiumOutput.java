// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Chromium prints. It is read to the end, or Chromium would block, and not shown: it complains of much that does not matter here. One
 * line says where it listens.
 */
final class ChromiumOutput {

  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final int LAST_WORDS = 5;

  private final CompletableFuture<String> uri = new CompletableFuture<>();
  private final Deque<String> lastWords = new ArrayDeque<>();

  private ChromiumOutput() {}

  /** Reads it on a thread of its own, which ends with the process. */
  static ChromiumOutput of(Process process) {
    ChromiumOutput output = new ChromiumOutput();
    Thread thread = new Thread(() -> output.read(process), "chromium-output");
    thread.setDaemon(true);
    thread.start();
    return output;
  }

  CompletableFuture<String> uri() {
    return uri;
  }

  private void read(Process process) {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        heard(line);
      }
      end("Chromium has ended before it listened, with " + process.waitFor());
    } catch (IOException | InterruptedException e) {
      end("The output of Chromium cannot be read: " + e.getMessage());
    }
  }

  private void end(String what) {
    uri.completeExceptionally(new BrowserException(what + "; its last words: " + lastWords));
  }

  private void heard(String line) {
    Matcher listening = LISTENING.matcher(line);
    if (listening.find()) {
      uri.complete(listening.group(1));
    }
    lastWords.add(line);
    if (lastWords.size() > LAST_WORDS) {
      lastWords.remove();
    }
  }
}
