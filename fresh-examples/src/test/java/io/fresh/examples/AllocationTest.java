// SPDX-License-Identifier: MIT
package io.fresh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.spi.Dispatcher;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import org.junit.jupiter.api.Test;

/** What a message costs between the runtime and the handler. */
final class AllocationTest {

  private static final int CALLS = 1_000_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @WebSocketClient
  static final class Listener {
    private long characters;

    @OnText
    void listen(String text) {
      characters += text.length();
    }
  }

  @Test
  void theDispatchOfAVoidTextHandlerAllocatesNothing() throws Throwable {
    Listener listener = new Listener();
    Dispatcher dispatcher = dispatcher(listener);
    allocated(dispatcher); // whatever is loaded and linked with the first call

    // Less than a byte a call is none: the JVM itself may allocate a little once, the smallest
    // object has 16 bytes.
    assertThat(allocated(dispatcher)).isLessThan(CALLS);
    assertThat(listener.characters).isEqualTo(2L * CALLS * "text".length());
  }

  /** Bytes of this thread. Neither connection nor outbox is for a handler that takes and answers nothing else. */
  private static long allocated(Dispatcher dispatcher) throws Throwable {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < CALLS; i++) {
      dispatcher.onText(null, "text", null);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /** The generated dispatch, which is private. */
  private static Dispatcher dispatcher(Listener listener) throws ReflectiveOperationException {
    Class<?> dispatch = Class.forName(AllocationTest_ListenerFresh.class.getName() + "$Dispatch");
    Constructor<?> constructor = dispatch.getDeclaredConstructor(Listener.class);
    constructor.setAccessible(true);
    return (Dispatcher) constructor.newInstance(listener);
  }
}
