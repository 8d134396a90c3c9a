// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.Proxy;
import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/**
 * What is said with a proxy until it has opened the way to a server, as data. Of one attempt. Has no time limit of its own, but
 * reads a bounded number of bytes.
 */
public sealed interface ProxyDialogue permits HttpConnect, SocksConnect {

  /**
   * The dialogue that a proxy understands.
   *
   * @param proxy the proxy
   * @param target the server; it is named to the proxy as the URI names it
   * @return the dialogue, of which nothing has been said
   */
  static ProxyDialogue with(Proxy proxy, WebSocketUri target) {
    return switch (proxy.kind()) {
      case HTTP -> new HttpConnect(proxy, target);
      case SOCKS5 -> new SocksConnect(proxy, target);
    };
  }

  /**
   * Says the first words.
   *
   * @param say takes what the proxy is to be told
   * @throws ProxyRefusal if the server cannot be named to such a proxy
   */
  void begin(Consumer<byte[]> say) throws ProxyRefusal;

  /**
   * Reads what has come, and answers. Once the way is open, what is left belongs to the server.
   *
   * @param in what has come and has not been read; keeps what is not complete
   * @param say takes what the proxy is to be told
   * @return whether the way is open
   * @throws ProxyRefusal if it will not be opened
   */
  boolean read(ByteBuf in, Consumer<byte[]> say) throws ProxyRefusal;
}
