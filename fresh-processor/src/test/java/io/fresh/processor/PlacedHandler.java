// SPDX-License-Identifier: MIT
package io.fresh.processor;

/**
 * A handler in a client.
 *
 * @param combination the handler
 * @param client where it stands
 * @param place among the client's handlers of its kind; all but the first are for a code of their own
 */
record PlacedHandler(Combination combination, ClientOfCombinations client, int place) {

  private static final int ANY = 1001;
  private static final int OWN = 3000;

  /** The code that is closed with, if the handler goes by codes. */
  int code() {
    return place == 0 ? ANY : OWN + place;
  }

  String source(String modifier) {
    String annotation = combination.kind().toString();
    return combination.source(
        place == 0 ? annotation : annotation + "(code = " + code() + ")", modifier);
  }

  @Override
  public String toString() {
    return client.name() + ": " + combination;
  }
}
