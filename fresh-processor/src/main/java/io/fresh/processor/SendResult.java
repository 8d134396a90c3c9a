// SPDX-License-Identifier: MIT
package io.fresh.processor;

/** What a {@code @Send} method can return. */
enum SendResult {
  NOTHING("void"),
  ACCEPTED("boolean"),
  OUTCOME("CompletionStage<SendOutcome>");

  private final String label;

  SendResult(String label) {
    this.label = label;
  }

  /** What a diagnostic calls it. */
  String label() {
    return label;
  }
}
