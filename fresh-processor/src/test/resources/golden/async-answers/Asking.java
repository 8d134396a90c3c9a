package app;

import io.fresh.Frame;
import io.fresh.Handshake;
import io.fresh.Reaction;
import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnPing;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

@WebSocketClient(state = Asking.Count.class)
final class Asking {
  record Count(int asked) {}

  static final class Reply<T extends Frame> extends CompletableFuture<T> {}

  @OnConnect
  CompletableFuture<ByteBuffer> hello(Handshake handshake) {
    return new CompletableFuture<>();
  }

  @OnText
  CompletionStage<String> answer(String question, Count count) {
    return new CompletableFuture<>();
  }

  @OnBinary
  CompletableFuture<byte[]> mirror(byte[] bytes) {
    return CompletableFuture.completedFuture(bytes);
  }

  @OnPing
  CompletionStage<? extends List<Frame.Text>> pinged() {
    return new CompletableFuture<>();
  }

  @OnInfo
  Reply<Frame.Text> frame(Integer message) {
    return new Reply<>();
  }

  @OnInfo
  CompletionStage<Reaction> reaction(Long message) {
    return new CompletableFuture<>();
  }

  @OnInfo
  CompletionStage<? extends ByteBuf> buffer(String message) {
    return new CompletableFuture<ByteBuf>();
  }
}
