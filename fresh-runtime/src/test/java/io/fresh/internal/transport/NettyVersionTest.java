// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NettyVersionTest {

  @ParameterizedTest
  @ValueSource(strings = {"4.2.17.Final", "4.2.9.Final", "4.2.0.RC1", "4.1.999.Final", "3.10.6"})
  void olderThanTheFloorIsRefusedWithTheWayOut(String version) {
    assertThatIllegalStateException()
        .isThrownBy(() -> NettyVersion.requireSupported(version))
        .withMessageContaining("Expected Netty 4.2.18 or newer")
        .withMessageContaining("netty-handler " + version)
        .withMessageContaining("io.netty:netty-bom:4.2.18.Final");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4.2.18.Final", "4.2.19.Final", "4.2.100", "4.10.0.Final", "5.0.0.Alpha2"})
  void floorAndNewerAreAccepted(String version) {
    assertThatCode(() -> NettyVersion.requireSupported(version)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "4.2", "v4.2.1", "99999999999.0.0", "4.2.1x.Final"})
  void versionThatSaysNothingIsAccepted(String version) {
    assertThatCode(() -> NettyVersion.requireSupported(version)).doesNotThrowAnyException();
  }

  @Test
  void versionOnThePathIsSupported() {
    assertThatCode(NettyVersion::requireSupported).doesNotThrowAnyException();
  }
}
