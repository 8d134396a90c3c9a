// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.netty.channel.ChannelId;
import io.netty.channel.socket.nio.NioSocketChannel;

/** A channel without an identity of its own: nobody asks for it. */
final class FloorChannel extends NioSocketChannel {

  private static final ChannelId NOBODY = new Nobody();

  @Override
  protected ChannelId newId() {
    return NOBODY;
  }

  private static final class Nobody implements ChannelId {

    private static final long serialVersionUID = 1;

    @Override
    public String asShortText() {
      return "floor";
    }

    @Override
    public String asLongText() {
      return "floor";
    }

    @Override
    public int compareTo(ChannelId other) {
      return asLongText().compareTo(other.asLongText());
    }
  }
}
