// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.testing.WireFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A channel that takes as many frames as a test gives it room for, and whose event loop is the thread that made it: tasks of it and of
 * others run when the test says so.
 */
final class PacedChannel extends EmbeddedChannel {

  /** What is not written when the channel ends is no error: a wire takes it so, too. */
  private static final class Calm extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      if (!(cause instanceof ClosedChannelException)) {
        context.fireExceptionCaught(cause);
      }
    }
  }

  private final Thread owner = Thread.currentThread();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> turns = new ConcurrentLinkedQueue<>();
  private final EventLoop loop =
      (EventLoop)
          Proxy.newProxyInstance(
              EventLoop.class.getClassLoader(),
              new Class<?>[] {EventLoop.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "inEventLoop" -> Thread.currentThread() == owner;
                    case "execute" -> execute((Runnable) arguments[0]);
                    default -> {
                      if (method.getName().equals("schedule") && (long) arguments[1] == 0) {
                        turns.add((Runnable) arguments[0]);
                        yield null;
                      }
                      try {
                        yield method.invoke(super.eventLoop(), arguments);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    }
                  });

  private volatile boolean stopped;
  private volatile @Nullable Error failure;
  private int room = Integer.MAX_VALUE;
  private boolean stalled;
  private int flushes;

  PacedChannel() {
    super(new Calm());
  }

  private Object execute(Runnable task) {
    if (stopped) {
      throw new RejectedExecutionException("stopped");
    }
    Error error = failure;
    if (error != null) {
      failure = null;
      throw error;
    }
    return tasks.add(task);
  }

  /** Runs what is to be run once others have had their turn; not what this asks for in its turn. */
  void nextTurn() {
    List<Runnable> due = new ArrayList<>(turns);
    turns.clear();
    due.forEach(Runnable::run);
  }

  /** Every later task is refused. */
  void stopLoop() {
    stopped = true;
  }

  /** The next task is not taken. */
  void failNextTask(Error error) {
    failure = error;
  }

  /** Takes so many frames from now on. */
  void room(int frames) {
    room = frames;
  }

  /** From now on what is written stays where it is: the operating system takes nothing. */
  void stall() {
    stalled = true;
  }

  /** How often it was flushed. */
  int flushes() {
    return flushes;
  }

  /** Runs what is to be run. */
  void run() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** What has been written since the last call, which is then released. */
  List<WireFrame> written() {
    List<WireFrame> frames = new ArrayList<>();
    for (ByteBuf frame = readOutbound(); frame != null; frame = readOutbound()) {
      try (ByteBufInputStream bytes = new ByteBufInputStream(frame, true)) {
        while (frame.isReadable()) { // a batch has several
          frames.add(WireFrame.read(bytes));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return frames;
  }

  /** The same in short: {@code text one}, {@code close 1000}. */
  List<String> writtenInShort() {
    return written().stream().map(PacedChannel::inShort).toList();
  }

  private static String inShort(WireFrame frame) {
    return switch (frame.opcode()) {
      case WireFrame.TEXT -> "text " + frame.text();
      case WireFrame.BINARY -> "binary " + frame.payload().length;
      case WireFrame.CONTINUATION -> "continuation " + frame.payload().length;
      case WireFrame.PING -> "ping " + frame.text();
      case WireFrame.PONG -> "pong " + frame.text();
      default -> "close " + frame.closeCode();
    };
  }

  @Override
  public EventLoop eventLoop() {
    return loop == null ? super.eventLoop() : loop; // asked by the super constructor
  }

  @Override
  public Channel flush() {
    flushes++;
    return super.flush();
  }

  @Override
  protected void doWrite(ChannelOutboundBuffer bytes) throws Exception {
    if (!stalled) {
      super.doWrite(bytes);
    }
  }

  @Override
  public boolean isWritable() {
    return room-- > 0;
  }
}
