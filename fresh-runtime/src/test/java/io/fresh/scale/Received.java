// SPDX-License-Identifier: MIT
package io.fresh.scale;

import static io.fresh.scale.Content.Kind.ASCII;

import io.fresh.spi.MessageForm;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a large message comes and is taken.
 *
 * @param form in which the handler wants it
 * @param kind of its characters
 * @param fragments in how many frames it comes
 * @param blocking whether the client is {@code @Blocking}
 * @param compressed whether it comes compressed
 */
record Received(
    MessageForm form, Content.Kind kind, int fragments, boolean blocking, boolean compressed) {

  static List<Received> all() {
    return Stream.concat(
            Stream.of(1, 64, 4_096).flatMap(Received::inFragments),
            Stream.of(
                of(MessageForm.BUFFER, ASCII, 2),
                new Received(MessageForm.BUFFER, ASCII, 1, true, false),
                new Received(MessageForm.BUFFER, ASCII, 64, true, false)))
        .toList();
  }

  private static Stream<Received> inFragments(int fragments) {
    return Stream.of(
        of(MessageForm.BUFFER, ASCII, fragments),
        of(MessageForm.PARTIAL_ARRAY, ASCII, fragments),
        of(MessageForm.PARTIAL_BUFFER, ASCII, fragments),
        of(MessageForm.PARTIAL_STRING, ASCII, fragments),
        new Received(MessageForm.PARTIAL_ARRAY, ASCII, fragments, true, false),
        new Received(MessageForm.BUFFER, ASCII, fragments, false, true),
        new Received(MessageForm.PARTIAL_BUFFER, ASCII, fragments, false, true));
  }

  private static Received of(MessageForm form, Content.Kind kind, int fragments) {
    return new Received(form, kind, fragments, false, false);
  }

  boolean isText() {
    return form == MessageForm.STRING || form == MessageForm.PARTIAL_STRING;
  }

  /** How often its size may be allocated. */
  int copies() {
    return switch (form) {
      case PARTIAL_BUFFER -> 0;
      case PARTIAL_ARRAY, PARTIAL_STRING -> 1;
      default -> 2; // what is held until it is whole, and what the handler gets
    };
  }

  /** The server's side. */
  void sendAll(ScriptedPeer peer, Content content) throws IOException {
    byte[] bytes = compressed ? content.deflated() : content.utf8();
    int size = (bytes.length + fragments - 1) / fragments;
    for (int from = 0; from < bytes.length; from += size) {
      int to = Math.min(bytes.length, from + size);
      peer.send(frame(bytes, from, to).bytes());
    }
  }

  private WireFrame frame(byte[] bytes, int from, int to) {
    boolean first = from == 0;
    int opcode = isText() ? WireFrame.TEXT : WireFrame.BINARY;
    return new WireFrame(
        to == bytes.length,
        first && compressed ? WireFrame.RSV1 : 0,
        first ? opcode : WireFrame.CONTINUATION,
        null,
        Arrays.copyOfRange(bytes, from, to));
  }

  @Override
  public String toString() {
    return "as %s%s, in frames: %d%s%s"
        .formatted(
            form,
            isText() ? " of " + kind : "",
            fragments,
            compressed ? ", compressed" : "",
            blocking ? ", @Blocking" : "");
  }
}
