package base;

import io.fresh.annotation.*;

public abstract class Base {
  protected record Told() {}

  static class Hidden {}

  @OnInfo
  public void told(Told message) {}

  @OnInfo
  public void hidden(Hidden[] message) {}

  @OnPing
  void pinged() {}

  @OnPong
  protected void ponged() {}
}
