// SPDX-License-Identifier: MIT
package io.fresh.scale;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/** Counts what connections say to the log, in place of the console; keeps none of it. */
final class ConnectionLines {

  private final AtomicLong count = new AtomicLong();

  private ConnectionLines() {}

  static ConnectionLines count() {
    ConnectionLines lines = new ConnectionLines();
    Logger logger = (Logger) LoggerFactory.getLogger("io.fresh.Connection");
    AppenderBase<ILoggingEvent> appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            lines.count.incrementAndGet();
          }
        };
    appender.start();
    logger.addAppender(appender);
    logger.setAdditive(false);
    logger.setLevel(Level.INFO);
    return lines;
  }

  long soFar() {
    return count.get();
  }
}
