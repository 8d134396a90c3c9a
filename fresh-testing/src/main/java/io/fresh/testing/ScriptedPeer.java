// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of one connection, byte for byte as a script wants it. Every read is bounded by {@link Patience#LIMIT};
 * an {@code expect} that finds something else fails the script. Used by one thread at a time.
 */
public final class ScriptedPeer implements AutoCloseable {

  private final Socket tcp;
  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private @Nullable RequestHead request;

  private ScriptedPeer(Socket tcp, Socket socket) throws IOException {
    this.tcp = tcp;
    this.socket = socket;
    tcp.setTcpNoDelay(true);
    tcp.setSoTimeout((int) Patience.LIMIT.toMillis());
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** TLS begins with the first byte that the script reads or writes: a script may also say nothing before it. */
  static ScriptedPeer over(Socket tcp, @Nullable Certificate certificate) throws IOException {
    if (certificate == null) {
      return new ScriptedPeer(tcp, tcp);
    }
    SSLSocketFactory factory = certificate.serverContext().getSocketFactory();
    SSLSocket tls = (SSLSocket) factory.createSocket(tcp, null, tcp.getPort(), false);
    tls.setUseClientMode(false);
    return new ScriptedPeer(tcp, tls);
  }

  /** Where the client comes from. */
  public String address() {
    return tcp.getInetAddress().getHostAddress();
  }

  // The opening handshake.

  /** Reads the client's request. */
  public RequestHead readRequest() throws IOException {
    RequestHead head = RequestHead.read(in);
    request = head;
    return head;
  }

  /** The request that has been read. */
  public RequestHead request() {
    if (request == null) {
      throw new IllegalStateException("The script has not read the request");
    }
    return request;
  }

  /** Reads the request and accepts it; the headers are added to the answer. */
  public void acceptUpgrade(String... headers) throws IOException {
    readRequest();
    send(acceptance(headers));
  }

  /** Reads the request, accepts it and sends the frames, all in one write. */
  public void acceptUpgradeWith(WireFrame... frames) throws IOException {
    readRequest();
    send(concat(acceptance(), concat(frames)));
  }

  /** A right answer to the request that has been read. */
  public byte[] acceptance(String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Sec-WebSocket-Accept: " + request().acceptKey();
    return switchingProtocols(all);
  }

  /** A 101 with nothing but the headers that every right answer has, and these. */
  public static byte[] switchingProtocols(String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Upgrade: websocket";
    all[headers.length + 1] = "Connection: Upgrade";
    return response("101 Switching Protocols", "", all);
  }

  /** Reads the request and answers it with a status such as {@code 404 Not Found} and a body. */
  public void refuse(String status, String body, String... headers) throws IOException {
    readRequest();
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length;
    send(response(status, body, all));
  }

  /** An HTTP response with exactly these headers. */
  public static byte[] response(String status, String body, String... headers) {
    StringBuilder response = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
    for (String header : headers) {
      response.append(header).append("\r\n");
    }
    return response.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
  }

  // Sending.

  /** Sends bytes in one write. */
  public void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Sends bytes in one write each. */
  public void sendByteByByte(byte[] bytes) throws IOException {
    for (byte each : bytes) {
      out.write(each);
      out.flush();
    }
  }

  /** Sends frames in one write. */
  public void send(WireFrame... frames) throws IOException {
    send(concat(frames));
  }

  public void text(String text) throws IOException {
    send(WireFrame.text(text));
  }

  public void binary(byte[] payload) throws IOException {
    send(WireFrame.of(WireFrame.BINARY, payload));
  }

  public void ping(String payload) throws IOException {
    send(WireFrame.of(WireFrame.PING, payload.getBytes(StandardCharsets.UTF_8)));
  }

  public void pong(String payload) throws IOException {
    send(WireFrame.of(WireFrame.PONG, payload.getBytes(StandardCharsets.UTF_8)));
  }

  public void close(int code, String reason) throws IOException {
    send(WireFrame.close(code, reason));
  }

  /** Repeats bytes until the client hangs up, at most 64 MiB of them. */
  public void sendUntilHangUp(byte[] bytes) throws IOException {
    try {
      for (long sent = 0; sent < 64L << 20; sent += bytes.length) {
        send(bytes);
      }
    } catch (SocketException | SSLException e) {
      return;
    }
    throw new AssertionError("Expected the client to hang up, it took 64 MiB");
  }

  // Receiving.

  /** The client's next frame, which must be masked and have no reserved bit set. */
  public WireFrame expectFrame() throws IOException {
    WireFrame frame = WireFrame.read(in);
    if (frame.mask() == null) {
      throw new AssertionError("Expected a masked frame, was not masked: " + frame);
    }
    if (frame.rsv() != 0) {
      throw new AssertionError("Expected no reserved bit, was " + frame.rsv() + ": " + frame);
    }
    return frame;
  }

  /** The client's next frame, which must be masked and the first of a compressed message. */
  public WireFrame expectCompressedFrame() throws IOException {
    WireFrame frame = WireFrame.read(in);
    if (frame.mask() == null || frame.rsv() != WireFrame.RSV1) {
      throw new AssertionError(
          "Expected a masked frame with RSV1, was %d: %s".formatted(frame.rsv(), frame));
    }
    return frame;
  }

  public void expectText(String text) throws IOException {
    expect(WireFrame.TEXT, text);
  }

  public void expectPing(String payload) throws IOException {
    expect(WireFrame.PING, payload);
  }

  public void expectPong(String payload) throws IOException {
    expect(WireFrame.PONG, payload);
  }

  /** A Close with this code; what its reason is. */
  public String expectClose(int code) throws IOException {
    WireFrame frame = expectFrame();
    if (frame.opcode() != WireFrame.CLOSE || !frame.fin() || frame.closeCode() != code) {
      throw new AssertionError("Expected a Close with " + code + ", was: " + frame);
    }
    return frame.closeReason();
  }

  /** All of the client's frames up to its Close, which is the last of them. */
  public List<WireFrame> readUntilClose() throws IOException {
    List<WireFrame> frames = new ArrayList<>();
    do {
      frames.add(expectFrame());
    } while (frames.get(frames.size() - 1).opcode() != WireFrame.CLOSE);
    return frames;
  }

  private void expect(int opcode, String payload) throws IOException {
    WireFrame frame = expectFrame();
    if (frame.opcode() != opcode || !frame.fin() || !frame.text().equals(payload)) {
      throw new AssertionError(
          "Expected opcode %d with '%s', was: %s".formatted(opcode, payload, frame));
    }
  }

  /** The client ends the connection, by FIN or RST, and sends nothing before. */
  public void expectEnd() throws IOException {
    int next;
    try {
      next = in.read();
    } catch (SocketException e) {
      return;
    }
    if (next >= 0) {
      throw new AssertionError("Expected the end of the connection, read byte " + next);
    }
  }

  /** The client ends the connection; whatever it sends before is thrown away. */
  public void awaitEnd() throws IOException {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (SocketException e) {
      return;
    }
  }

  /** The client breaks off the TLS handshake. */
  public void expectTlsRefusal() throws IOException {
    try {
      RequestHead head = readRequest();
      throw new AssertionError("Expected no request through TLS, was " + head.line());
    } catch (SSLException | SocketException | EOFException e) {
      return;
    }
  }

  // Ending.

  /** The orderly end: whoever was asked to close the connection, the server closes TCP (RFC 6455 §7.1.1). */
  public void hangUp() throws IOException {
    socket.close();
  }

  /** FIN without anything before it, below TLS. */
  public void drop() throws IOException {
    tcp.close();
  }

  /** No more bytes from here (FIN), but the client may go on. */
  public void endOutput() throws IOException {
    tcp.shutdownOutput();
  }

  /** RST. */
  public void reset() throws IOException {
    tcp.setSoLinger(true, 0);
    tcp.close();
  }

  /** Closes TCP, below TLS. */
  @Override
  public void close() {
    try {
      tcp.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] concat(WireFrame... frames) {
    byte[][] parts = Arrays.stream(frames).map(WireFrame::bytes).toArray(byte[][]::new);
    return concat(parts);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
