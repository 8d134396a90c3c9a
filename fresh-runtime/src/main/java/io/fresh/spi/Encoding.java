// SPDX-License-Identifier: MIT
package io.fresh.spi;

import io.fresh.BinaryEncoder;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.TextEncoder;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Asks encoders, and makes of what they throw an {@link EncodingFailed}, which tells the type and nothing of the value; a {@link
 * VirtualMachineError} passes.
 */
public final class Encoding {

  private Encoding() {}

  /**
   * The text of a value.
   *
   * @param <T> the type of the value
   * @param encoder makes it
   * @param value the value
   * @param type the type of the value, as it stands in the handler
   * @return the text
   * @throws EncodingFailed if the encoder throws or makes {@code null}
   */
  public static <T> String text(TextEncoder<? super T> encoder, T value, String type) {
    String text;
    try {
      text = encoder.encode(value);
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable thrown) {
      throw failed("a text", type, thrown);
    }
    if (text == null) {
      throw failed("a text", type, null);
    }
    return text;
  }

  /**
   * The bytes of a value.
   *
   * @param <T> the type of the value
   * @param encoder makes them
   * @param value the value
   * @param type the type of the value, as it stands in the handler
   * @return the bytes, from position to limit; valid until the encoder is asked again
   * @throws EncodingFailed if the encoder throws or makes {@code null}
   */
  public static <T> ByteBuffer binary(BinaryEncoder<? super T> encoder, T value, String type) {
    ByteBuffer bytes;
    try {
      bytes = encoder.encode(value);
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable thrown) {
      throw failed("bytes", type, thrown);
    }
    if (bytes == null) {
      throw failed("bytes", type, null);
    }
    return bytes;
  }

  private static EncodingFailed failed(String wanted, String type, @Nullable Throwable thrown) {
    String how = thrown == null ? "made null" : "threw " + thrown.getClass().getName();
    return new EncodingFailed(
        "Expected " + wanted + " made of a value of " + type + ", the encoder " + how, thrown);
  }
}
