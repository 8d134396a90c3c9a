// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts are named to the server beside those that the JDK names. */
class ServerNamesTest {

  private final SSLEngine engine = engine();

  @Test
  void aHostWithoutADotIsNamed() {
    ServerNames.tell(engine, "intranet");

    assertThat(engine.getSSLParameters().getServerNames())
        .containsExactly(new SNIHostName("intranet"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "fe80::1%eth0", "my_service", "www.example.org"})
  void addressesAndWhatIsNoHostNameAndWhatTheJdkNamesAreLeft(String host) {
    ServerNames.tell(engine, host);

    assertThat(engine.getSSLParameters().getServerNames()).isNullOrEmpty();
  }

  @Test
  void theCheckOfTheCertificateStays() {
    var parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);

    ServerNames.tell(engine, "intranet");

    assertThat(engine.getSSLParameters().getEndpointIdentificationAlgorithm()).isEqualTo("HTTPS");
  }

  private static SSLEngine engine() {
    try {
      return SSLContext.getDefault().createSSLEngine();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
