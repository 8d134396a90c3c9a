// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A Chromium of our own, without a window, and with a profile that lives as long as it does. */
final class Chromium implements AutoCloseable {

  private static final int GRACE_SECONDS = 5;

  private static final List<String> OPTIONS =
      List.of(
          "--headless",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--remote-debugging-port=0");

  private final Profile profile;
  private final Process process;
  private final ChromiumOutput output;

  private Chromium(Profile profile, Process process) {
    this.profile = profile;
    this.process = process;
    this.output = ChromiumOutput.of(process);
  }

  /** Starts it; it can be spoken to once {@link #uri} is there. The profile is removed when it ends, or does not begin. */
  static Chromium launch(Path executable, Profile profile) throws IOException {
    try {
      return new Chromium(profile, start(executable, profile.folder().toString()));
    } catch (IOException e) {
      profile.close();
      throw e;
    }
  }

  /** What it writes that is no part of its profile lies there, too. */
  private static Process start(Path executable, String folder) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(executable, folder));
    builder.environment().putAll(Map.of("HOME", folder, "TMPDIR", folder));
    return builder.redirectErrorStream(true).start();
  }

  private static List<String> command(Path executable, String profile) {
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.addAll(OPTIONS);
    command.add("--user-data-dir=" + profile);
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--no-sandbox"); // it does not start as root with one
    }
    return command;
  }

  /** Where it listens to the DevTools protocol; fails with its last words if it ends before. */
  CompletableFuture<String> uri() {
    return output.uri();
  }

  /** Ends this process and those that it has started, whatever they do, and removes the profile. */
  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
    profile.close();
  }
}
