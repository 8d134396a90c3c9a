// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static io.fresh.testing.WireFrame.BINARY;
import static io.fresh.testing.WireFrame.CONTINUATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.UpgradeOptions;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What is held of a long message whose end has not come. */
final class MessagesInPartsMemoryTest {

  private static final int FRAGMENT = 64 << 10;
  private static final int FRAGMENTS = 112;

  @Test
  void ofAMessageInPartsNothingIsHeld() throws Exception {
    long whole = growth(new RecordingDispatcher());
    assertThat(whole).isGreaterThan((long) FRAGMENTS * FRAGMENT);

    long inParts = growth(RecordingDispatcher.inParts());
    assertThat(inParts).isLessThan((long) FRAGMENTS * FRAGMENT / 4);
  }

  /** By how many bytes the live arrays of bytes grow until seven of eight megabytes have been read. */
  private static long growth(RecordingDispatcher recorder) throws Exception {
    recorder.recoveringBy(error -> Recovery.close()).leavingBy(status -> Recovery.close());
    Options options =
        TestClient.options()
            .upgrade(UpgradeOptions.builder().maxMessageBytes(8 << 20).build())
            .build();
    long before = bytesOfArrays();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      recorder.awaitConnect();
      for (int i = 0; i < FRAGMENTS; i++) {
        peer.send(WireFrame.of(i == 0 ? BINARY : CONTINUATION, new byte[FRAGMENT]).unfinished());
      }
      peer.ping("read");
      awaitPing(recorder);
      peer.expectPong("read");
      long growth = bytesOfArrays() - before;
      client.partFrom(peer);
      return growth;
    }
  }

  private static void awaitPing(RecordingDispatcher recorder) {
    Event next = recorder.awaitAny("Ping");
    while (next instanceof Event.BinaryPart) {
      next = recorder.awaitAny("Ping");
    }
    assertThat(next).isEqualTo(new Event.Ping("read"));
  }

  /** After a collection. */
  private static long bytesOfArrays() throws JMException {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    return String.valueOf(histogram)
        .lines()
        .map(line -> line.trim().split("\\s+"))
        .filter(columns -> columns.length >= 4 && columns[3].equals("[B"))
        .mapToLong(columns -> Long.parseLong(columns[2]))
        .sum();
  }
}
