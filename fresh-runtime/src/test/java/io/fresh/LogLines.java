// SPDX-License-Identifier: MIT
package io.fresh;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.fresh.testing.Patience;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What connections, or supervisors, say to the log, in place of the console; when this is closed, they are silent again. */
public final class LogLines implements AutoCloseable {

  /** One line. */
  public record Line(Level level, String text, @Nullable Throwable thrown) {}

  private final Logger logger;
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Line> unread = new LinkedBlockingQueue<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          Line line = new Line(event.getLevel(), event.getFormattedMessage(), thrown(event));
          lines.add(line);
          unread.add(line);
        }
      };

  /** Listens to connections, from this level on. */
  public LogLines(Level level) {
    this("io.fresh.Connection", level);
  }

  /** Listens to another logger. */
  public LogLines(String name, Level level) {
    logger = (Logger) LoggerFactory.getLogger(name);
    appender.start();
    logger.addAppender(appender);
    logger.setAdditive(false);
    logger.setLevel(level);
  }

  /** All lines until now. */
  public List<Line> all() {
    return List.copyOf(lines);
  }

  /** The text of all lines until now. */
  public List<String> texts() {
    return lines.stream().map(Line::text).toList();
  }

  /** The next line that has not been awaited before. */
  public String await(String what) {
    return Patience.take(unread, what).text();
  }

  @Override
  public void close() {
    logger.setLevel(Level.OFF);
    logger.setAdditive(true);
    logger.detachAppender(appender);
  }

  private static @Nullable Throwable thrown(ILoggingEvent event) {
    return event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
  }
}
