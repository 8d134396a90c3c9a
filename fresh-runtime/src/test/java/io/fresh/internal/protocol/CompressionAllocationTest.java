// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.ServerFrames.BINARY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.fresh.Deflate;
import io.fresh.spi.MessageForm;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compression allocates nothing for a message, once the buffers of the thread are there. */
class CompressionAllocationTest {

  private static final int MESSAGES = 20_000;

  /** An event now and then, such as the compiler's or the allocator's own. */
  private static final double SLACK = 8;

  private static final String TEXT_OF_A_QUOTE =
      "{\"symbol\":\"BTC-USD\",\"bid\":\"1.5\",\"ask\":\"1.6\"}".repeat(3);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final DeflateTerms terms = new DeflateTerms(false, false, 15, 15);

  private final ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();

  /** Netty looks for leaks in one buffer of many, and allocates for that. */
  @BeforeEach
  void lookForNoLeaks() {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
  }

  @AfterEach
  void lookForLeaksAgain() {
    ResourceLeakDetector.setLevel(level);
  }

  /** A step that is done once for each message. */
  private interface Step {
    void run() throws ProtocolViolation;
  }

  @Test
  void nothingIsAllocatedToInflateASmallMessage() throws ProtocolViolation {
    Scratch scratch = new Scratch();
    ByteBuf wire = ByteBufAllocator.DEFAULT.directBuffer();
    try (ZlibPool zlib = new ZlibPool();
        DeflatingServer server = new DeflatingServer(false);
        FrameDecoder decoder =
            new FrameDecoder(
                ByteBufAllocator.DEFAULT,
                DecoderLimits.DEFAULT,
                MessageForm.BUFFER,
                MessageForm.BUFFER,
                scratch,
                new MessageInflater(zlib, scratch, terms))) {
      wire.writeBytes(server.frame(BINARY, TEXT_OF_A_QUOTE.getBytes(UTF_8)));
      Counter counter = new Counter();
      double each =
          allocated(
              () -> {
                wire.readerIndex(0);
                decoder.decode(wire, counter);
              });
      assertThat(counter.bytes).isEqualTo(2L * MESSAGES * TEXT_OF_A_QUOTE.length());
      assertThat(each).isLessThan(SLACK);
    } finally {
      wire.release();
    }
  }

  @Test
  void nothingIsAllocatedToCompressASmallText() throws Exception {
    FrameEncoder encoder = new FrameEncoder(() -> () -> 7);
    ByteBuf frame = ByteBufAllocator.DEFAULT.directBuffer();
    encoder.text(TEXT_OF_A_QUOTE, frame);
    try (ZlibPool zlib = new ZlibPool();
        MessageDeflater deflater =
            new MessageDeflater(
                zlib, ByteBufAllocator.DEFAULT, encoder, terms, Deflate.on().threshold(0))) {
      double each = allocated(() -> deflater.deflate(frame.retain()).release());
      assertThat(each).isLessThan(SLACK);
    } finally {
      frame.release();
    }
  }

  /** Bytes a message, after as many to warm up. */
  private double allocated(Step step) throws ProtocolViolation {
    for (int i = 0; i < MESSAGES; i++) {
      step.run();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < MESSAGES; i++) {
      step.run();
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / (double) MESSAGES;
  }

  private static final class Counter extends EventRecorder {
    private long bytes;

    @Override
    public void binary(ByteBuf buffer, int index, int length) {
      bytes += length;
    }
  }
}
