// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Locale;

/**
 * Judges the attributes of a client's annotation as the runtime would: what passes here is not refused when the generated
 * class is loaded.
 */
final class SettingsValidator {

  private final ClientModel client;
  private final Report report;
  private final DurationValidator durations;
  private final RequestValidator request;

  SettingsValidator(ClientModel client, Report report) {
    this.client = client;
    this.report = report;
    this.durations = new DurationValidator(client, report);
    this.request = new RequestValidator(client, report);
  }

  void validate() {
    client.settings().forEach(this::validate);
    durations.validateBackoff();
  }

  private void validate(SettingModel model) {
    switch (model.setting().form()) {
      case NAME -> validateName(model);
      case HEADERS -> request.validateHeaders(model);
      case SUBPROTOCOLS -> request.validateSubprotocols(model);
      case DURATION -> durations.validate(model);
      case NUMBER -> validateNumber(model);
      case URI -> validateUri(model);
      case SWITCH, RESTART -> {} // every value will do
    }
  }

  private void validateName(SettingModel model) {
    if (model.text().isEmpty()) {
      report(Diagnostic.EMPTY_NAME, model, model.setting());
    }
  }

  private void validateUri(SettingModel model) {
    ValueReport found = new ValueReport(report, client, model);
    new UriValidator(new UriModel(model.text()), found).validate();
  }

  private void validateNumber(SettingModel model) {
    int max = model.setting().max();
    if (model.number() < 1 || model.number() > max) {
      String range =
          max == Integer.MAX_VALUE ? "1 or more" : String.format(Locale.ROOT, "1 to %,d", max);
      report(Diagnostic.OPTION_RANGE, model, model.setting(), model.text(), range);
    }
  }

  private void report(Diagnostic diagnostic, SettingModel model, Object... details) {
    report.add(diagnostic, client.element(), client.annotation(), model.value(), details);
  }
}
