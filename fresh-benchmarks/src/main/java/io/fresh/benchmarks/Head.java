// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import java.util.stream.Collectors;

/**
 * When, how, where and with what it was measured: what stands above every table of figures.
 *
 * @param report of the run
 */
record Head(Report report) {

  String lines() {
    Surroundings where = report.surroundings();
    return "- %s: `%s`\n- %s; %s; %s\n- pinned: %s\n- versions: %s"
        .formatted(
            where.date(),
            where.command(),
            where.java(),
            where.system(),
            where.processor(),
            where.pinned(),
            report.versions().stream().map(Head::version).collect(Collectors.joining(", ")));
  }

  private static String version(Report.ClientVersion version) {
    String own = version.version().isEmpty() ? "" : " " + version.version();
    String netty = version.netty().isEmpty() ? "" : " (Netty " + version.netty() + ")";
    return version.client() + own + netty;
  }
}
