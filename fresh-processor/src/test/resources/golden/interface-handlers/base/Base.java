package base;

import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnTerminate;

public abstract class Base implements Hidden {
  @OnInfo
  public void inherited(Long message) {}

  @Override
  @OnTerminate
  public void ended() {}
}

interface Hidden extends Deep {
  @OnInfo
  default void hidden(Short message) {}

  @OnTerminate
  void ended();
}

interface Deep {
  @OnInfo
  default void deep(Byte message) {}
}
