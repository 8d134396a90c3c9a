// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fresh.benchmarks.workload.CorruptMessageException;
import io.fresh.benchmarks.workload.Wire;
import io.fresh.benchmarks.workload.Workload;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection on the front's thread: its request is read and answered. Then a thread of its own serves it, or, if it is only to stand there,
 * it stays and has its Close answered.
 */
final class Visitor {

  private static final int MAX_HEAD = 8 << 10;
  private static final Pattern PATH = Pattern.compile("^GET /([a-z0-9-]*) ");
  private static final Pattern KEY = header("sec-websocket-key");
  private static final Pattern EXTENSIONS = header("sec-websocket-extensions");

  private final SocketChannel channel;

  /** What has been read and not been used; an idle connection has none. */
  private @Nullable ByteBuffer in = ByteBuffer.allocate(MAX_HEAD);

  private @Nullable ClientFrames frames;

  Visitor(SocketChannel channel) {
    this.channel = channel;
  }

  void readable(SelectionKey key) {
    try {
      ByteBuffer buffer = in == null ? ByteBuffer.allocate(256) : in;
      if (channel.read(buffer) < 0 || !buffer.hasRemaining()) {
        channel.close();
        return;
      }
      in = buffer;
      if (frames == null) {
        request(key, buffer);
      } else {
        frames(frames, buffer);
      }
    } catch (IOException | CorruptMessageException | IllegalArgumentException e) {
      System.err.println("The server gave up a connection: " + e.getMessage());
      close();
    }
  }

  private void request(SelectionKey key, ByteBuffer buffer) throws IOException {
    String head = ISO_8859_1.decode(buffer.duplicate().flip()).toString();
    int end = head.indexOf("\r\n\r\n");
    if (end < 0) {
      return;
    }
    Workload workload = Workload.of(find(PATH, head).orElse(""));
    boolean deflated =
        workload.isDeflated()
            && find(EXTENSIONS, head).filter(all -> all.contains("permessage-deflate")).isPresent();
    if (workload.isDeflated() && !deflated) {
      throw new IOException("The client does not offer permessage-deflate");
    }
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.write(ByteBuffer.wrap(Wire.answer(find(KEY, head).orElse(""), deflated)));
    buffer.flip().position(end + 4);
    serve(workload, key, buffer);
  }

  private void serve(Workload workload, SelectionKey key, ByteBuffer rest) throws IOException {
    Workload.Shape shape = workload.shape();
    if (shape == Workload.Shape.IDLE || shape == Workload.Shape.CONNECT) {
      frames = new ClientFrames(Templates.of(workload).corpus(), new Bystander());
      frames(frames, rest.compact());
      return;
    }
    key.cancel();
    channel.configureBlocking(true);
    Thread thread = new Thread(Service.of(workload, channel, rest), workload.id());
    thread.setDaemon(true);
    thread.start();
  }

  private void frames(ClientFrames reader, ByteBuffer buffer) {
    reader.read(buffer.flip());
    in = buffer.hasRemaining() ? buffer.compact() : null;
  }

  private void close() {
    try {
      channel.close();
    } catch (IOException e) {
      System.err.println("The server could not close: " + e);
    }
  }

  private static Pattern header(String name) {
    return Pattern.compile("(?im)^" + name + ": *(.*?) *$");
  }

  private static Optional<String> find(Pattern pattern, String head) {
    Matcher matcher = pattern.matcher(head);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Answers the Close and ends TCP first, as RFC 6455 §7.1.1 wants it: so the ports wait on the server's side. */
  private final class Bystander implements ClientFrames.Sink {

    @Override
    public void message(int number) {
      throw new CorruptMessageException("Expected no message, was one");
    }

    @Override
    public void ping(byte[] payload) {
      write(Wire.frame(Wire.PONG, payload));
    }

    @Override
    public void closed(byte[] payload) {
      write(Wire.frame(Wire.CLOSE, payload));
      close();
    }

    private void write(byte[] frame) {
      try {
        channel.write(ByteBuffer.wrap(frame));
      } catch (IOException e) {
        close();
      }
    }
  }
}
