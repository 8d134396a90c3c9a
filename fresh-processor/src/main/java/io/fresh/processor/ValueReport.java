// SPDX-License-Identifier: MIT
package io.fresh.processor;

/**
 * What was found wrong with one attribute of a client's annotation.
 *
 * @param report the report on the client
 * @param client the client
 * @param setting the attribute
 */
record ValueReport(Report report, ClientModel client, SettingModel setting) {

  /** Adds a problem of the value; the details fill the diagnostic's message. */
  void add(Diagnostic diagnostic, Object... details) {
    report.add(diagnostic, client.element(), client.annotation(), setting.value(), details);
  }
}
