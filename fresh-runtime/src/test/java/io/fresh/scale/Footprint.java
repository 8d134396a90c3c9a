// SPDX-License-Identifier: MIT
package io.fresh.scale;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process holds, in bytes; the heap and its part of the RSS after a collection.
 *
 * @param heap all that lives in the heap
 * @param pooledHeap of it, Netty's pools, of all threads
 * @param pooledDirect Netty's pools outside of the heap
 * @param rss 0 where the system does not tell
 */
record Footprint(long heap, long pooledHeap, long pooledDirect, long rss) {

  static Footprint now() throws IOException {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    var pools = ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric();
    return new Footprint(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        pools.usedHeapMemory(),
        pools.usedDirectMemory(),
        residentSet());
  }

  private static long residentSet() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }

  /** A heap that shrinks to what lives when it is collected: else RSS tells of garbage alone. */
  static String[] flags(String maxHeap) {
    return new String[] {
      "-XX:+UseSerialGC",
      "-Xms32m",
      "-Xmx" + maxHeap,
      "-XX:MinHeapFreeRatio=5",
      "-XX:MaxHeapFreeRatio=10",
      "-XX:MarkSweepAlwaysCompactCount=1"
    };
  }
}
