// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command of the DevTools protocol, with its parameters and the type of its answer.
 *
 * @param <R> what the browser answers
 */
record Command<R>(String method, Map<String, ?> parameters, Class<R> answer) {

  /** Nothing but that it is done. */
  record Done() {}

  record Created(String targetId) {}

  record Attached(String sessionId) {}

  /** No loader: the document has stayed the same. An error: it could not be had. */
  record Navigated(@Nullable String loaderId, @Nullable String errorText) {}

  /** A PNG file, in Base64 on the way. */
  record Screenshot(ByteBuffer data) {}

  private static final ObjectReader READER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .reader();

  static Command<Created> createTarget(String url) {
    return new Command<>("Target.createTarget", Map.of("url", url), Created.class);
  }

  /** From then on, commands and events of the target carry the name of a session. */
  static Command<Attached> attachToTarget(String target) {
    Map<String, ?> parameters = Map.of("targetId", target, "flatten", true);
    return new Command<>("Target.attachToTarget", parameters, Attached.class);
  }

  /** So many CSS pixels, each a pixel of the picture. */
  static Command<Done> setSize(int width, int height) {
    Map<String, ?> parameters =
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false);
    return new Command<>("Emulation.setDeviceMetricsOverride", parameters, Done.class);
  }

  static Command<Done> enablePage() {
    return new Command<>("Page.enable", Map.of(), Done.class);
  }

  /** Asks for {@link DevTools.Lifecycle}. */
  static Command<Done> enableLifecycleEvents() {
    return new Command<>("Page.setLifecycleEventsEnabled", Map.of("enabled", true), Done.class);
  }

  static Command<Navigated> navigate(String url) {
    return new Command<>("Page.navigate", Map.of("url", url), Navigated.class);
  }

  static Command<Screenshot> captureScreenshot() {
    return new Command<>("Page.captureScreenshot", Map.of("format", "png"), Screenshot.class);
  }

  static Command<Done> closeBrowser() {
    return new Command<>("Browser.close", Map.of(), Done.class);
  }

  R read(JsonNode result) throws JsonProcessingException {
    return READER.treeToValue(result, answer);
  }
}
