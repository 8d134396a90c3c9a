package app;

import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Frame;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.Headers;
import io.fresh.Reaction;
import io.fresh.Recovery;
import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnDisconnect;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnPing;
import io.fresh.annotation.OnPong;
import io.fresh.annotation.OnTerminate;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

@WebSocketClient
final class Everything {
  @OnTerminate
  void ended(ExitReason reason, Connection connection) {}

  @OnConnect
  List<Frame> opened(Headers headers, int status, Handshake handshake, Connection connection) {
    return List.of();
  }

  @OnText
  void heard(CharSequence text) throws IOException {}

  @OnBinary
  ByteBuffer received(byte[] bytes, Connection connection) {
    return ByteBuffer.wrap(bytes);
  }

  @OnPing
  void pinged() {}

  @OnPong
  Frame ponged(byte[] payload) throws IOException, InterruptedException {
    return Frame.ping(payload);
  }

  @OnInfo
  Reaction told(Object message) {
    return Reaction.ok();
  }

  @OnError
  Recovery failed(Connection connection, FreshException error) throws Throwable {
    throw error;
  }

  @OnDisconnect
  Recovery gone(String reason, int code, CloseStatus status) {
    return Recovery.reconnect();
  }
}
