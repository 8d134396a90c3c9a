package base;

import io.fresh.FreshException;
import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnText;

public abstract class Base<T extends Comparable<T>, X extends Exception> {
  @OnText
  public void overridden(String text) {}

  @OnBinary
  public void inherited(byte[] bytes) throws X {}

  @OnInfo
  public void floats(Float message) {}

  @OnInfo
  public void lists(Comparable<?>[] message) {}

  @OnError
  public void specific(FreshException.DecodingFailed error) {}
}
