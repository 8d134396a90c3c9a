package app;

import io.fresh.Frame;
import io.fresh.Reaction;
import io.fresh.Recovery;
import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnDisconnect;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import java.util.List;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

@NullMarked
@WebSocketClient(state = Sometimes.Box.class)
final class Sometimes {
  record Box<T>(T value) {}

  @OnConnect
  Reaction.@Nullable With<Box<?>> opened() {
    return null;
  }

  @OnText
  @Nullable String heard(@NonNull String text, Box<?> box) {
    return null;
  }

  @OnBinary
  byte @Nullable [] received(byte[] bytes) {
    return null;
  }

  @OnInfo
  @Nullable List<Frame> told(@NonNull Integer message) {
    return null;
  }

  @OnDisconnect
  @Nullable Recovery gone(@NonNull String reason) {
    return null;
  }
}
