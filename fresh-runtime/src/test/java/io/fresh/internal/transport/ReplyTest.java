// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.Frame;
import io.fresh.Handshake;
import io.fresh.Options;
import io.fresh.Reaction;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several frames in one answer, over a real socket whose writes are counted. */
class ReplyTest {

  /** How many buffers each write to a socket had to write. Of this class, as the runtime makes the channels. */
  private static final Queue<Integer> WRITES = new ConcurrentLinkedQueue<>();

  private static final class CountingChannel extends NioSocketChannel {
    @Override
    protected void doWrite(ChannelOutboundBuffer in) throws Exception {
      WRITES.add(in.size());
      super.doWrite(in);
    }
  }

  private static final class Replying extends Dispatcher {
    private final Reaction reply;

    Replying(Reaction reply) {
      super(new Object(), MessageForm.STRING, MessageForm.NONE);
      this.reply = reply;
    }

    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      WRITES.clear(); // of the upgrade request
      outbox.reaction(reply);
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) {
      WRITES.clear();
      outbox.reaction(reply);
    }

    @Override
    public void onInfo(Connection connection, Object message, Outbox outbox) {
      WRITES.clear();
      outbox.reaction(reply);
    }
  }

  private final ClientRuntime runtime =
      new ClientRuntime(
          Environment.system(), new IoKind(NioIoHandler.newFactory(), CountingChannel::new));

  @AfterEach
  void forget() {
    WRITES.clear();
  }

  @Test
  void severalFramesInOneReplyAreWrittenInOrderAndInOneFlush() throws IOException {
    Reaction reply =
        Reaction.reply(Frame.text("1"), Frame.binary(new byte[] {'2'}), Frame.ping(new byte[0]));
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection =
          runtime.start(new Replying(reply), server.uri().toString(), Options.defaults());
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        expectReply(peer);
        peer.text("again");
        expectReply(peer);
        connection.tell("and again");
        expectReply(peer);
        end(connection, peer);
      }
    }
  }

  private static void expectReply(ScriptedPeer peer) throws IOException {
    peer.expectText("1");
    assertThat(peer.expectFrame().text()).isEqualTo("2");
    peer.expectPing("");
    assertThat(WRITES).as("the messages together, and the ping").containsExactly(2);
  }

  @Test
  void manyFramesInOneReplyAreWrittenInOrderAndInOneFlush() throws IOException {
    Frame[] frames =
        IntStream.range(0, 500).mapToObj(i -> Frame.text("" + i)).toArray(Frame[]::new);
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection =
          runtime.start(
              new Replying(Reaction.reply(frames)), server.uri().toString(), Options.defaults());
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        for (int i = 0; i < frames.length; i++) {
          peer.expectText("" + i);
        }
        assertThat(WRITES).singleElement().satisfies(buffers -> assertThat(buffers).isLessThan(10));
        end(connection, peer);
      }
    }
  }

  private static void end(Connection connection, ScriptedPeer peer) throws IOException {
    connection.stop();
    peer.expectClose(1000);
    peer.close(1000, "");
    peer.hangUp();
    Patience.get(connection.terminated(), "the end");
  }
}
