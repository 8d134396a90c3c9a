// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import io.fresh.benchmarks.server.BenchmarkServer;
import java.io.IOException;
import java.util.List;

/**
 * The server, on loopback, until it is closed.
 *
 * @param child its process
 * @param port the same on all addresses
 * @param addresses how many, from 127.0.0.1 on
 */
record ServerProcess(Child child, int port, int addresses) implements AutoCloseable {

  static ServerProcess start(Pinning pinning, Libraries libraries) throws IOException {
    Child child =
        Child.start(
            pinning.ofServer(),
            List.of(),
            libraries.code().toString(),
            BenchmarkServer.class,
            List.of());
    String line = child.output().readLine();
    if (line == null || !line.startsWith("listening ")) {
      child.close();
      throw new IOException("Expected that the server listens, it said: " + child.errors());
    }
    String[] words = line.split(" ", -1);
    return new ServerProcess(child, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
  }

  @Override
  public void close() {
    child.close();
  }
}
