// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.JavaFileObjects;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.SendOutcome;
import io.fresh.spi.Dispatcher;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that send by an interface: compiled, run, and looked at. */
class SendsTest {

  private static final String SOURCE =
      """
      package app;
      import io.fresh.*;
      import io.fresh.annotation.*;
      import io.netty.buffer.*;
      import java.nio.ByteBuffer;
      import java.util.concurrent.*;
      @WebSocketClient(
          codecs = {Market.OrderCodec.class, Market.PointCodec.class, Market.TickCodec.class},
          sends = Market.Commands.class)
      final class Market {
        record Order(String symbol) {}
        record Point(byte x) {}
        record Tick(CyclicBarrier both) {}
        interface Parent<T> {
          @Send boolean inherited(T message);
        }
        interface Bare {
          boolean shared(String text);
        }
        interface Annotated {
          @Send boolean shared(String text);
        }
        interface Commands extends Parent<Order>, Bare, Annotated {
          @Send void textVoid(String text);
          @Send boolean textBoolean(String text);
          @Send CompletionStage<SendOutcome> textStage(String text);
          @Send void arrayVoid(byte[] bytes);
          @Send boolean arrayBoolean(byte[] bytes);
          @Send CompletionStage<SendOutcome> arrayStage(byte[] bytes);
          @Send void bufferVoid(ByteBuffer bytes);
          @Send boolean bufferBoolean(ByteBuffer bytes);
          @Send CompletionStage<SendOutcome> bufferStage(ByteBuffer bytes);
          @Send void bytebufVoid(ByteBuf bytes);
          @Send boolean bytebufBoolean(ByteBuf bytes);
          @Send CompletionStage<SendOutcome> bytebufStage(ByteBuf bytes);
          @Send void frameVoid(Frame frame);
          @Send boolean frameBoolean(Frame frame);
          @Send CompletionStage<SendOutcome> frameStage(Frame frame);
          @Send void orderVoid(Order order);
          @Send boolean orderBoolean(Order order);
          @Send CompletionStage<SendOutcome> orderStage(Order order);
          @Send void pointVoid(Point point);
          @Send boolean pointBoolean(Point point);
          @Send CompletionStage<SendOutcome> pointStage(Point point);
          @Send(codec = Loud.class) boolean loud(Order order);
          @Send boolean tick(Tick tick);
          default boolean twice(String text) { return textBoolean(text) & textBoolean(text); }
        }
        static final class OrderCodec implements TextEncoder<Order> {
          private volatile boolean isBusy;
          @Override public String encode(Order order) {
            if (isBusy) { throw new IllegalStateException("two at a time"); }
            isBusy = true;
            Thread.yield();
            isBusy = false;
            if (order.symbol().isEmpty()) { throw new IllegalArgumentException("no symbol"); }
            return "order " + order.symbol();
          }
        }
        static final class Loud implements TextEncoder<Order> {
          @Override public String encode(Order order) { return "ORDER " + order.symbol(); }
        }
        static final class PointCodec implements BinaryEncoder<Point> {
          @Override public ByteBuffer encode(Point point) {
            if (point.x() == 0) { throw new IllegalArgumentException("no point"); }
            return ByteBuffer.allocate(1).put(0, point.x());
          }
        }
        @Shared static final class TickCodec implements TextEncoder<Tick> {
          @Override public String encode(Tick tick) throws Exception {
            tick.both().await(30, TimeUnit.SECONDS);
            return "tick";
          }
        }
        @OnText void heard(String text, Commands commands) { commands.textVoid("re: " + text); }
      }
      """;

  private static final ClientRun CLIENTS =
      ClientRun.compile(JavaFileObjects.forSourceString("app.Market", SOURCE));

  private final Dispatcher dispatcher = CLIENTS.start("app.MarketFresh", "ws://localhost");
  private final RecordedConnection connection = new RecordedConnection(dispatcher);
  private final Object commands = CLIENTS.call("app.MarketFresh", "sends", connection.connection());

  /** What is sent, and how the connection takes it. */
  private record Sample(String what, Object message, String sent) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Sample> samples() {
    return Stream.of(
        new Sample("text", "hé", "text hé"),
        new Sample("array", new byte[] {1, 2}, "binary [1, 2]"),
        new Sample("buffer", ByteBuffer.wrap(new byte[] {3}), "binary [3]"),
        new Sample("bytebuf", Unpooled.wrappedBuffer(new byte[] {4}), "binary [4]"),
        new Sample("frame", io.fresh.Frame.text("f"), "text f"),
        new Sample("order", create("Order", "A"), "text order A"),
        new Sample("point", create("Point", (byte) 5), "binary [5]"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void eachThingIsSentByMethodsOfEachResult(Sample sample) {
    send(sample.what() + "Void", sample.message());
    assertThat(send(sample.what() + "Boolean", sample.message())).isEqualTo(true);
    assertThat(outcome(send(sample.what() + "Stage", sample.message())))
        .isEqualTo(SendOutcome.WRITTEN);

    assertThat(connection.sent()).containsExactly(sample.sent(), sample.sent(), sample.sent());
    if (sample.message() instanceof ByteBuf buffer) {
      assertThat(buffer.refCnt()).isEqualTo(1);
      assertThat(buffer.readableBytes()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatTheConnectionDoesNotAcceptIsToldAndNothingIsThrown(Sample sample) {
    connection.shut();

    send(sample.what() + "Void", sample.message());
    assertThat(send(sample.what() + "Boolean", sample.message())).isEqualTo(false);
    assertThat(outcome(send(sample.what() + "Stage", sample.message())))
        .isEqualTo(SendOutcome.NOT_SENT);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nullIsAMistakeThatNamesTheMethod(Sample sample) {
    for (String result : new String[] {"Void", "Boolean", "Stage"}) {
      assertThatThrownBy(() -> send(sample.what() + result, (Object) null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("Commands." + sample.what() + result + ": message must not be null");
    }
    assertThat(connection.sent()).isEmpty();
  }

  @Test
  void whatCannotBeEncodedIsNotSentAndTheErrorHandlerHearsOfIt() {
    for (Object bad : new Object[] {create("Order", ""), create("Point", (byte) 0)}) {
      String what = bad.toString().startsWith("Order") ? "order" : "point";
      send(what + "Void", bad);
      assertThat(send(what + "Boolean", bad)).isEqualTo(false);
      assertThat(outcome(send(what + "Stage", bad))).isEqualTo(SendOutcome.NOT_SENT);
    }

    assertThat(connection.sent()).isEmpty();
    assertThat(connection.failures())
        .hasSize(6)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(EncodingFailed.class)
                    .hasCauseInstanceOf(IllegalArgumentException.class));
    assertThat(connection.failures().get(0))
        .hasMessageContaining("a value of Market.Order")
        .hasMessageNotContaining("no symbol");
  }

  @Test
  void inheritedMethodsAndTheCodecOfAMethodCountAndBodiesAreLeftAlone() {
    send("inherited", create("Order", "A"));
    send("loud", create("Order", "B"));
    send("twice", "c");
    send("shared", "d");

    assertThat(connection.sent())
        .containsExactly("text order A", "text ORDER B", "text c", "text c", "text d");
  }

  @Test
  void aHandlerTakesWhatCallersOfTheGeneratedClassAreGiven() throws Throwable {
    new Driver(dispatcher).text("hello");

    assertThat(connection.sent()).containsExactly("text re: hello");
    assertThat(CLIENTS.call("app.MarketFresh", "sends", connection.connection()))
        .isSameAs(commands);
  }

  @Test
  void aConnectionThatTheClassHasNotStartedIsRefused() {
    Dispatcher other =
        ClientRun.compile(
                JavaFileObjects.forSourceString(
                    "app.Other",
                    """
                    package app;
                    @io.fresh.annotation.WebSocketClient
                    final class Other {
                      @io.fresh.annotation.OnText void heard(String text) {}
                    }
                    """))
            .start("app.OtherFresh", "ws://localhost");

    assertThatThrownBy(() -> sends(new RecordedConnection(other).connection()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Expected a connection that MarketFresh has started, was connection of app.Other;"
                + " take the class that is generated for that client");
    assertThatThrownBy(() -> sends(Driver.CONNECTION))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Expected a connection that MarketFresh has started, was a "
                + Driver.CONNECTION.getClass().getName());
  }

  @Test
  void anEncoderIsCalledByOneThreadAtATime() throws Exception {
    int threads = 4;
    int each = 500;
    Object order = create("Order", "A");
    concurrently(
        threads,
        () -> {
          for (int i = 0; i < each; i++) {
            send("orderVoid", order);
          }
        });

    assertThat(connection.failures()).isEmpty();
    assertThat(connection.sent()).hasSize(threads * each);
  }

  @Test
  void aSharedEncoderIsCalledBySeveral() throws Exception {
    Object tick = create("Tick", new CyclicBarrier(2));
    concurrently(2, () -> send("tick", tick));

    assertThat(connection.failures()).isEmpty();
    assertThat(connection.sent()).containsExactly("text tick", "text tick");
  }

  private static void concurrently(int count, Runnable work) throws InterruptedException {
    Thread[] threads = Stream.generate(() -> new Thread(work)).limit(count).toArray(Thread[]::new);
    Arrays.stream(threads).forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(60));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  private static Object create(String type, Object... arguments) {
    return CLIENTS.create("app.Market$" + type, arguments);
  }

  private Object send(String method, Object message) {
    try {
      Method called =
          Arrays.stream(commands.getClass().getMethods())
              .filter(candidate -> candidate.getName().equals(method) && !candidate.isBridge())
              .findFirst()
              .orElseThrow();
      called.setAccessible(true);
      return called.invoke(commands, message);
    } catch (InvocationTargetException e) {
      throw sneaky(e.getCause());
    } catch (IllegalAccessException e) {
      throw new LinkageError(method, e);
    }
  }

  private static Object sends(Object connection) throws Throwable {
    try {
      return CLIENTS.call("app.MarketFresh", "sends", connection);
    } catch (LinkageError e) {
      throw e.getCause().getCause();
    }
  }

  private static SendOutcome outcome(Object stage) {
    return (SendOutcome) ((CompletionStage<?>) stage).toCompletableFuture().getNow(null);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
