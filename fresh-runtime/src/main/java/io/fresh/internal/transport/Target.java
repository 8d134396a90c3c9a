// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Headers;
import io.fresh.Tls;
import io.fresh.TransportOptions;
import io.fresh.internal.protocol.UpgradeAnswer.Redirected;
import io.fresh.internal.protocol.WebSocketUri;
import java.security.cert.X509Certificate;

/**
 * What one step of an attempt is to reach, and what it says there. The first step is what the application has asked for, each further
 * one is a redirect.
 *
 * @param uri where to
 * @param headers what is sent with the upgrade request, beside what the runtime sets
 * @param redirects how many have led here
 * @param foreign whether one of them has led to another origin, which is not to learn who the client is; nor is any after it, though
 *     it be the first one again: it is a foreign server that has sent us there
 */
record Target(WebSocketUri uri, Headers headers, int redirects, boolean foreign) {

  /** What the application has asked for. */
  Target(WebSocketUri uri, Headers headers) {
    this(uri, headers, 0, false);
  }

  /** Any of the user's headers may be a credential, whatever it is called. User information is not in a foreign URI. */
  Target after(Redirected redirect) {
    boolean stranger = foreign || !redirect.sameOrigin();
    return new Target(redirect.to(), stranger ? Headers.empty() : headers, redirects + 1, stranger);
  }

  /** The options as they hold here: the client's key and the other name for TLS are for those whom the application has named. */
  TransportOptions transport(TransportOptions options) {
    if (!foreign) {
      return options;
    }
    Tls tls = options.tls();
    Tls.Builder anonymous = Tls.builder();
    if (!tls.trusted().isEmpty()) {
      anonymous.trust(tls.trusted().toArray(X509Certificate[]::new));
    }
    return options.toBuilder().tls(anonymous.build()).build();
  }
}
