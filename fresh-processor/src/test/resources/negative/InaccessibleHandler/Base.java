package base;

import io.fresh.annotation.OnText;

public abstract class Base {
  @OnText
  protected void onText(String text) {}
}
