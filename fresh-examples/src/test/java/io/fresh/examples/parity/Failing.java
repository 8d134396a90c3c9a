// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import io.fresh.ExitReason;
import io.fresh.FreshException.CastingFailed;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.DecodingFailed;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.FreshException.EstablishingFailed;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.FreshException.ProcessingFailed;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.FreshException.UpgradingFailed;
import io.fresh.Recovery;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnTerminate;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.testing.Recorder;
import java.nio.charset.StandardCharsets;

/** Has a handler for each kind of error, and ends at the first. */
@WebSocketClient
final class Failing {

  private final Recorder<String> calls;

  Failing(Recorder<String> calls) {
    this.calls = calls;
  }

  private Recovery end(String what) {
    calls.call(what);
    return Recovery.close(ExitReason.shutdown(what));
  }

  @OnText
  void text(String text) {
    if (text.equals("boom")) {
      throw new IllegalStateException(text);
    }
  }

  @OnInfo
  String say(String text) {
    return text;
  }

  @OnError
  Recovery connecting(ConnectingFailed error) {
    return end("connecting");
  }

  @OnError
  Recovery upgrading(UpgradingFailed error) {
    return end("upgrading");
  }

  @OnError
  Recovery establishing(EstablishingFailed error) {
    String body = new String(error.body(), StandardCharsets.UTF_8);
    return end("establishing " + error.status() + " " + body);
  }

  @OnError
  Recovery processing(ProcessingFailed error) {
    return end("processing");
  }

  @OnError
  Recovery streaming(StreamingFailed error) {
    return end("streaming");
  }

  @OnError
  Recovery decoding(DecodingFailed error) {
    return end("decoding " + error.closeCode().orElse(0));
  }

  @OnError
  Recovery encoding(EncodingFailed error) {
    return end("encoding");
  }

  @OnError
  Recovery casting(CastingFailed error) {
    return end("casting");
  }

  @OnError
  Recovery handling(HandlingFailed error) {
    return end("handling");
  }

  @OnTerminate
  void end(ExitReason reason) {
    calls.end("end", () -> {});
  }
}
