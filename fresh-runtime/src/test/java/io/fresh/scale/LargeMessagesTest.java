// SPDX-License-Identifier: MIT
package io.fresh.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.testing.JavaProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a message of 64 MiB costs, counted in bytes. Whatever is copied is copied to somewhere: who allocates no more than a message and one
 * copy copies nothing twice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LargeMessagesTest {

  private static final long MIB = 1 << 20;
  private static final long MESSAGE = LargeMessages.MEBIBYTES * MIB;

  /** For all that does not depend on the size: read buffers, what waits to be inflated, objects. */
  private static final long SLACK = 2 * MIB;

  /** For the objects of a frame, as a message in parts has some for each. */
  private static final long OF_A_PART = 512;

  /** Outside of the heap, for the pools of buffers. */
  private static final long POOLS = 12 * MIB;

  private final List<Measured> measured = new ArrayList<>();

  /** Whoever needs more outside of the heap at any time fails: the message and one copy of what is received, one copy of what is sent. */
  @BeforeAll
  void measure() throws Exception {
    measure("received", 2);
    measure("sent", 1);
  }

  private void measure(String what, int messagesOutside) throws Exception {
    List<String> flags =
        List.of(
            "-Xmx1500m", // both ends, and what they are compared with
            "-Dio.netty.maxDirectMemory=" + (messagesOutside * MESSAGE + POOLS));
    try (JavaProgram program =
        JavaProgram.start(Duration.ofMinutes(2), flags, LargeMessages.class, what)) {
      program.readUntilEnd().forEach(line -> measured.add(Measured.parse(line)));
    }
  }

  static List<Received> received() {
    return Received.all();
  }

  static List<Sent> sent() {
    return Sent.all();
  }

  @ParameterizedTest
  @MethodSource("received")
  void whatIsReceivedTakesItselfAndOneCopyAtMost(Received how) {
    assertThat(costOf(how))
        .isLessThan(how.copies() * MESSAGE + SLACK + how.fragments() * OF_A_PART);
  }

  @ParameterizedTest
  @MethodSource("sent")
  void whatIsSentIsCopiedOnce(Sent how) {
    assertThat(costOf(how)).isLessThan(MESSAGE + SLACK);
  }

  private long costOf(Record how) {
    return measured.stream()
        .filter(each -> each.how().equals(how.toString()))
        .mapToLong(Measured::bytes)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("Expected a figure, there is none; standard error tells why"));
  }
}
