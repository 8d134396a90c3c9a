// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Proxy;
import io.fresh.internal.protocol.ProxyDialogue;
import io.fresh.internal.protocol.WebSocketUri;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way to a server: straight, or through a proxy. Names itself in errors, where the server is named by host and port. */
final class Route {

  private final WebSocketUri uri;
  private final @Nullable Proxy proxy;

  Route(WebSocketUri uri, Optional<Proxy> proxy) {
    this.uri = uri;
    this.proxy = proxy.orElse(null);
  }

  /** The host that TCP goes to. */
  String host() {
    return proxy == null ? uri.host() : proxy.host();
  }

  /** The port that TCP goes to. */
  int port() {
    return proxy == null ? uri.port() : proxy.port();
  }

  /** What opens the rest of the way; null if TCP has reached the server. */
  @Nullable ProxyDialogue dialogue() {
    return proxy == null ? null : ProxyDialogue.with(proxy, uri);
  }

  /** The name that TCP needs is not known. */
  String notFound() {
    return proxy == null ? "Could not find " + server() : refused("could not find the proxy");
  }

  /** No address has taken TCP. */
  String notReached() {
    return proxy == null ? "Could not reach " + server() : refused("could not reach the proxy");
  }

  /** The proxy has opened no way. */
  String refused(String why) {
    return "Could not reach " + this + ": " + why;
  }

  @Override
  public String toString() {
    return proxy == null ? server() : server() + " through " + proxy;
  }

  private String server() {
    return uri.host() + ':' + uri.port();
  }
}
