// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IoKindTest {

  /** The names that JDKs give to x86-64. */
  private static final Set<String> X86_64 = Set.of("amd64", "x86_64");

  @Test
  void theNativeTransportIsTakenWhereItsLibraryIs() {
    assertThat(Epoll.isAvailable()).isEqualTo(isLinuxOnX86()); // the library in the tests' path
    SocketChannel channel = IoKind.best().channels().newChannel();
    channel.unsafe().closeForcibly();
    assertThat(channel)
        .isInstanceOf(isLinuxOnX86() ? EpollSocketChannel.class : NioSocketChannel.class);
  }

  private static boolean isLinuxOnX86() {
    return System.getProperty("os.name").equals("Linux")
        && X86_64.contains(System.getProperty("os.arch"));
  }
}
