// SPDX-License-Identifier: MIT
package io.fresh.examples.allocation;

import io.fresh.Connection;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/** A program that receives messages of one kind over a socket, and prints how many bytes each of them allocates. */
final class AllocationProbe {

  private AllocationProbe() {}

  public static void main(String[] arguments) throws IOException {
    Workload workload = Workload.valueOf(arguments[0]);
    Meter meter = new Meter(workload.window());
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = workload.start(meter, server.uri().toString());
      ScriptedPeer peer = server.accept();
      peer.acceptUpgrade();
      Patience.get(connection.opened(), "an open connection");
      CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> readToClose(peer));
      meter.send(workload.inbound(), peer);
      System.out.println(meter.bytesPerMessage());
      connection.stop();
      Patience.get(reader, "the Close");
      Patience.get(connection.terminated(), "the end");
    }
  }

  private static void readToClose(ScriptedPeer peer) {
    try (peer) {
      while (peer.expectFrame().opcode() != WireFrame.CLOSE) {
        // what is sent is of no interest here
      }
      peer.close(1000, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
