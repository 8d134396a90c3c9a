package app;

import base.Base;
import io.fresh.Reaction;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnPing;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient
final class Child extends Base implements Diamond {
  @Override
  @OnText
  public Reaction.Ok hear(String text) {
    return new Reaction.Ok();
  }

  @OnInfo
  void own(Integer message) {}
}

interface Top {
  @OnText
  Reaction hear(String text);

  @OnPing
  default void pinged() {}

  @OnInfo
  default void top(Number message) {}
}

interface Left extends Top {
  @OnInfo
  default void left(Float message) {}
}

interface Right extends Top {
  @Override
  @OnPing
  default void pinged() {}

  @OnInfo
  default void right(Double message) {}
}

interface Diamond extends Left, Right {}
