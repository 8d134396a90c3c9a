// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fresh.benchmarks.workload.Wire;
import java.net.ProtocolException;
import java.net.URI;

/** The opening handshake of who writes it by hand. */
final class Opening {

  private static final String ACCEPT = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";

  private Opening() {}

  static byte[] request(URI uri, boolean deflated) {
    return Wire.request(uri.getAuthority(), uri.getPath(), deflated);
  }

  /** Where the frames begin, or -1 if the answer has not come as a whole. */
  static int end(byte[] in, int to) throws ProtocolException {
    for (int i = 3; i < to; i++) {
      if (in[i] == '\n' && in[i - 1] == '\r' && in[i - 2] == '\n' && in[i - 3] == '\r') {
        String head = new String(in, 0, i + 1, US_ASCII);
        if (!head.startsWith("HTTP/1.1 101 ") || !head.contains(ACCEPT)) {
          throw new ProtocolException("Expected a 101 with the right key, was " + head);
        }
        return i + 1;
      }
    }
    return -1;
  }
}
