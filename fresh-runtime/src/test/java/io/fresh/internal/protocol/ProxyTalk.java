// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fresh.Proxy;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/** A dialogue, and all that was said to the proxy in it. */
final class ProxyTalk {

  private final ProxyDialogue dialogue;
  private final List<byte[]> said = new ArrayList<>();
  private final ByteBuf in = Unpooled.buffer();

  private ProxyTalk(ProxyDialogue dialogue) {
    this.dialogue = dialogue;
  }

  static ProxyTalk begin(Proxy proxy, String uri) throws ProxyRefusal {
    ProxyTalk talk = new ProxyTalk(ProxyDialogue.with(proxy, WebSocketUri.parse(uri)));
    talk.dialogue.begin(talk.said::add);
    return talk;
  }

  /** The proxy says something, byte by byte; whether the way is open then. */
  boolean hear(byte[] bytes) throws ProxyRefusal {
    for (int i = 0; i < bytes.length; i++) {
      in.writeByte(bytes[i]);
      if (dialogue.read(in, said::add)) {
        in.writeBytes(bytes, i + 1, bytes.length - i - 1);
        return true;
      }
    }
    return false;
  }

  boolean hear(String text) throws ProxyRefusal {
    return hear(text.getBytes(ISO_8859_1));
  }

  /** The proxy says all of it at once. */
  boolean hearWhole(String text) throws ProxyRefusal {
    in.writeBytes(text.getBytes(ISO_8859_1));
    return dialogue.read(in, said::add);
  }

  /** What was said last. */
  byte[] last() {
    return said.get(said.size() - 1);
  }

  int messages() {
    return said.size();
  }

  /** What has come and was not read. */
  String rest() {
    return in.toString(ISO_8859_1);
  }

  @Override
  public String toString() {
    return dialogue.toString();
  }
}
