package app;

import io.fresh.Connection;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.WebSocketClient;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

@WebSocketClient
final class Chat {
  record Client(String name) {}

  record Message(String text) {}

  @OnInfo
  void general(Collection<?> items) {}

  @OnInfo
  void unrelated(Map.Entry<?, ?> entry) {}

  @OnInfo
  String say(Message said) {
    return said.text();
  }

  @OnInfo
  void joined(Client who, Connection connection) {}

  @OnInfo
  void specific(ArrayList<?> items) {}

  @OnInfo
  void between(List<?> items) {}

  @OnInfo
  void arrays(String[] lines) {}

  @OnInfo
  void acronym(URL address) {}

  @OnInfo
  void keyword(Default aDefault) {}

  record Default() {}
}
