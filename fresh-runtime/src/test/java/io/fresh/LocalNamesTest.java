// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** The registry of one program. */
final class LocalNamesTest extends NameRegistryContract {

  private final NameRegistry names = new LocalNames();

  @Override
  NameRegistry here() {
    return names;
  }

  @Override
  NameRegistry there() {
    return names;
  }

  @Test
  void equalKeysAreTheSameName() {
    assertThat(Name.local("prices"))
        .isEqualTo(Name.local("prices"))
        .isNotEqualTo(Name.local("trades"))
        .isNotEqualTo(Name.via(names, "prices"))
        .hasToString("prices");
  }

  @Test
  void aNameIsNotEmpty() {
    assertThatIllegalArgumentException().isThrownBy(() -> Name.local(""));
  }
}
