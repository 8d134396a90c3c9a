// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import io.fresh.benchmarks.workload.Corpus;

/** Sends the messages in their order. For one thread after the other. */
final class Sender {

  private final Corpus corpus;
  private final BenchmarkClient.Session session;
  private int next;

  Sender(Corpus corpus, BenchmarkClient.Session session) {
    this.corpus = corpus;
    this.session = session;
  }

  void send(int messages) throws Exception {
    for (int i = 0; i < messages; i++) {
      if (corpus.isText()) {
        session.text(take());
      } else {
        session.binary(corpus.payload(proceed()));
      }
    }
  }

  /** The text that is next, for who sends it otherwise. */
  String take() {
    return corpus.text(proceed());
  }

  private int proceed() {
    int number = next;
    next = number + 1 == corpus.size() ? 0 : number + 1;
    return number;
  }

  void close() throws Exception {
    session.close();
  }

  void flush() throws Exception {
    session.flush();
  }
}
