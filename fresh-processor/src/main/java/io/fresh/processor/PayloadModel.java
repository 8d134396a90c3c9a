// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lies between a message and a handler.
 *
 * @param codec what the handler itself names; {@code null} if nothing
 * @param selector for which messages the handler says that it is
 * @param decoders what makes what it takes: one, none if it takes the message as it is or nobody can, several if it is ambiguous
 * @param encoders what makes the message of what it answers, in the same way
 */
record PayloadModel(
    @Nullable NamedCodec codec,
    SelectorModel selector,
    List<CodingModel> decoders,
    List<CodingModel> encoders) {

  /** What the handler names, if it does. */
  @Nullable CodecModel own() {
    return codec == null ? null : codec.codec();
  }

  /** Whether what the handler names serves nothing that the handler takes or answers: then that is the mistake. */
  boolean isOwnIdle() {
    CodecModel own = own();
    return own != null
        && !(own.isStructured() && selector.isSelective())
        && Stream.concat(decoders.stream(), encoders.stream())
            .noneMatch(use -> use.codec().isSame(own));
  }

  /** The decoder. */
  Optional<CodingModel> decoder() {
    return decoders.stream().findFirst();
  }

  /** The encoder. */
  Optional<CodingModel> encoder() {
    return encoders.stream().findFirst();
  }
}
