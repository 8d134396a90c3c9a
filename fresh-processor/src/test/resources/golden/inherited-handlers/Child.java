package app;

import base.Base;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.FreshException;

@WebSocketClient
final class Child extends Base<Integer, IllegalStateException> {
  @Override
  @OnText
  public void overridden(String text) {}

  @OnInfo
  void own(Integer message) {}

  @OnInfo
  void numbers(Number message) {}

  @OnError
  void any(FreshException error) {}
}
