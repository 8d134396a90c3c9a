// SPDX-License-Identifier: MIT
package io.fresh;

/** A connection was started under a name that another live connection holds. Nothing has been started. */
public final class AlreadyStartedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final transient Name name;
  private final transient Connection holder;

  /**
   * Creates the exception.
   *
   * @param name the name
   * @param holder who holds it
   */
  public AlreadyStartedException(Name name, Connection holder) {
    super(
        "The name '%s' is held by %s; use that connection, stop it first, or start under another name"
            .formatted(name, holder));
    this.name = name;
    this.holder = holder;
  }

  /** {@return the name} */
  public Name name() {
    return name;
  }

  /** {@return the live connection that holds the name} */
  public Connection holder() {
    return holder;
  }
}
