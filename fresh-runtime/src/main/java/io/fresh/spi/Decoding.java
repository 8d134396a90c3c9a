// SPDX-License-Identifier: MIT
package io.fresh.spi;

import io.fresh.FreshException.DecodingFailed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Asks decoders, and makes of what they throw an {@link UndecodableMessage}; a {@link VirtualMachineError} passes. Makes no object of
 * its own for a message that can be decoded.
 */
final class Decoding {

  /**
   * Has a decoder do its work. It is given the decoder, so that one constant serves all of its sort.
   *
   * @param <D> the decoder
   * @param <T> what is made
   */
  @FunctionalInterface
  interface Call<D, T> {
    @Nullable T on(D decoder, ByteBuffer payload) throws Exception;
  }

  private Decoding() {}

  /**
   * Asks a decoder. It may leave the buffer as it likes: position, limit and byte order are put back, which costs less than a view
   * for each message.
   *
   * @param wanted what is decoded, for example {@code a text that can be decoded as}
   * @param type as what
   */
  static <D, T> T decode(Call<D, T> call, D decoder, ByteBuffer payload, String wanted, String type)
      throws UndecodableMessage {
    int position = payload.position();
    int limit = payload.limit();
    ByteOrder order = payload.order();
    T value = null;
    Throwable thrown = null;
    try {
      value = call.on(decoder, payload);
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable e) { // also an Error, for example an assertion: a peer must not end us by it
      thrown = e;
    }
    payload.order(order).limit(limit).position(position);
    if (value == null) {
      throw undecodable(wanted + " " + type, payload, thrown);
    }
    return value;
  }

  /** The class of what was thrown is told, and not its message, which may quote the payload. */
  private static UndecodableMessage undecodable(
      String wanted, ByteBuffer payload, @Nullable Throwable thrown) {
    String how = thrown == null ? "made null of it" : "threw " + thrown.getClass().getName();
    return new UndecodableMessage(
        new DecodingFailed(
            "Expected " + wanted + ", the decoder " + how + "; it has " + Redacted.of(payload),
            thrown));
  }
}
