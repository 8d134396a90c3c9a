// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.benchmarks.workload.Workload;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class BenchmarksTest {

  @Test
  void aResultThatHasFailedIsNotSuccess() {
    assertThat(Benchmarks.exitStatus(SampleReport.results())).isEqualTo(1);
  }

  @Test
  void theWorkloadsHaveTheNamesThatTheReadmeLists() {
    assertThat(Arrays.stream(Workload.values()).map(Workload::id))
        .containsExactly(
            "inbound-text-small",
            "inbound-binary-small",
            "inbound-text-16k",
            "inbound-binary-1m",
            "outbound-text-small",
            "outbound-binary-16k",
            "echo-1",
            "echo-64",
            "inbound-deflate-1k",
            "idle-10k",
            "connect");
  }

  @Test
  void theClientsHaveTheNamesThatTheReadmeLists() {
    assertThat(Arrays.stream(ClientKind.values()).map(ClientKind::id))
        .containsExactly(
            "fresh",
            "floor-netty",
            "floor-nio",
            "raw-tcp",
            "netty",
            "jdk",
            "okhttp",
            "java-websocket",
            "tyrus",
            "jetty",
            "vertx",
            "reactor-netty",
            "ahc");
  }

  @Test
  void everyAdapterIsThere() {
    assertThat(ClientKind.values())
        .allSatisfy(
            client ->
                assertThat(
                        Class.forName(
                            client.adapter(), false, BenchmarksTest.class.getClassLoader()))
                    .isNotNull());
  }
}
