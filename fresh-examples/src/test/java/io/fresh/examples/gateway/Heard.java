// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import io.fresh.FreshException;
import io.fresh.testing.Patience;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Remembers what the bot was told. */
final class Heard implements Behaviour {

  private final BlockingQueue<String> all = new LinkedBlockingQueue<>();

  @Override
  public void ready() {
    all.add("ready");
  }

  @Override
  public void resumed() {
    all.add("resumed");
  }

  @Override
  public void message(Message message) {
    all.add(message.author().username() + ": " + message.content());
  }

  @Override
  public void failed(FreshException error) {
    all.add(error.getClass().getSimpleName());
  }

  String next() {
    return Patience.take(all, "something that the bot is told");
  }
}
