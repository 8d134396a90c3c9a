// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A server for more connections than one process may have both ends of: in a JVM of its own, on several addresses, so that there are
 * ports enough. It sends messages back frame by frame, answers pings and Closes, and can be killed and started again.
 */
public final class CrowdServer implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final List<String> FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC");

  private int port;
  private JavaProgram program;

  private CrowdServer() throws IOException {
    startAgain();
  }

  /** Starts a server; it accepts connections when this returns. */
  public static CrowdServer start() throws IOException {
    return new CrowdServer();
  }

  /** Where the n-th connection is to go, from 0. */
  public URI uri(int n) {
    return URI.create("ws://127.0.0.%d:%d/".formatted(1 + n % CrowdProgram.ADDRESSES, port));
  }

  /** Ends it without a word to anybody; what it had accepted is gone when this returns. */
  public void kill() {
    program.close();
  }

  /** Starts it where it was before. */
  public void startAgain() throws IOException {
    program = JavaProgram.start(LIMIT, FLAGS, CrowdProgram.class, port);
    port = Integer.parseInt(program.readLine());
  }

  @Override
  public void close() {
    kill();
  }
}
