// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.micro;

import io.fresh.Connection;
import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.spi.Dispatcher;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A message to a handler and its answer to the outbox, by the class that the processor has generated. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DispatchBenchmark {

  private final Client client = new Client();
  private final Dispatcher dispatcher = generated(client);
  private final Connection connection = nobodyAsks();
  private final LastAnswer outbox = new LastAnswer();
  private final ByteBuffer bytes = ByteBuffer.allocate(64);

  @Benchmark
  public void text(Blackhole blackhole) throws Throwable {
    dispatcher.onText(connection, "text", outbox);
    blackhole.consume(outbox.last());
  }

  @Benchmark
  public void binary(Blackhole blackhole) throws Throwable {
    dispatcher.onBinary(connection, bytes, outbox);
    blackhole.consume(client.received);
  }

  /** The dispatcher is private in the generated class: only the runtime is given it. */
  private static Dispatcher generated(Client client) {
    try {
      Constructor<?> constructor =
          Class.forName(DispatchBenchmark_ClientFresh.class.getName() + "$Dispatch")
              .getDeclaredConstructor(Client.class);
      constructor.setAccessible(true);
      return (Dispatcher) constructor.newInstance(client);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection nobodyAsks() {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }

  @WebSocketClient
  static final class Client {

    private int received;

    @OnText
    String echo(String text) {
      return text;
    }

    @OnBinary
    void count(ByteBuffer message) {
      received += message.remaining();
    }
  }
}
