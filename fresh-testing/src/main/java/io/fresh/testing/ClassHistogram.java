// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;

/** What lives in the heap of this process, class by class. */
public final class ClassHistogram {

  private static final int COLUMNS = 4;

  /** The objects of a class, and how many bytes they have. */
  public record Line(String type, long objects, long bytes) {}

  private ClassHistogram() {}

  /** After a collection. A name may stand there more than once, as class loaders may have classes of one name. */
  public static List<Line> take() {
    return text()
        .lines()
        .map(line -> line.trim().split("\\s+"))
        .filter(columns -> columns.length >= COLUMNS && columns[0].endsWith(":"))
        .map(
            columns -> new Line(columns[3], Long.parseLong(columns[1]), Long.parseLong(columns[2])))
        .toList();
  }

  private static String text() {
    try {
      return String.valueOf(
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()}));
    } catch (JMException e) {
      throw new AssertionError("Every JDK has this command", e);
    }
  }
}
