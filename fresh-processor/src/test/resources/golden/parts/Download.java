package app;

import io.fresh.Connection;
import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import java.io.IOException;
import java.nio.ByteBuffer;

@WebSocketClient(state = Download.Progress.class)
final class Download {
  record Progress(long bytes) {}

  @OnText
  String line(boolean last, CharSequence part, Connection connection) {
    return last ? "done" : null;
  }

  @OnBinary
  Progress bytes(ByteBuffer part, Progress progress, boolean last) throws IOException {
    return new Progress(progress.bytes() + part.remaining());
  }
}
