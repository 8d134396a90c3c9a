// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A port on which nobody listens, held so that nobody can: to connect to it is refused. */
public final class RefusedPort implements AutoCloseable {

  private final Socket bound = new Socket();

  private RefusedPort() {}

  public static RefusedPort hold() {
    RefusedPort port = new RefusedPort();
    try {
      port.bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return port;
  }

  public URI uri() {
    return ServerKind.uri(false, bound.getLocalPort());
  }

  @Override
  public void close() {
    try {
      bound.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
