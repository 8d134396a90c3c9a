// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * Sees to it that the TLS handshake tells the server its name (RFC 6455 §4.1). The JDK does so by itself, but not for names without
 * a dot, as hosts inside a network have.
 */
final class ServerNames {

  private ServerNames() {}

  /** Adds a host without a dot to what the engine is going to say. */
  static void tell(SSLEngine engine, String host) {
    if (host.indexOf('.') >= 0 || host.indexOf(':') >= 0) { // the JDK's to name, or an address
      return;
    }
    SNIHostName name;
    try {
      name = new SNIHostName(host);
    } catch (IllegalArgumentException e) {
      return; // DNS knows it, TLS cannot say it: my_service
    }
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setServerNames(List.of(name));
    engine.setSSLParameters(parameters);
  }
}
