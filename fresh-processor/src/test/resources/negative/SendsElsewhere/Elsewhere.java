package app;

import io.fresh.annotation.*;

interface Elsewhere {
  @Send
  void number(int number); // ERROR [FreshUnsendableMessage] parameter 'number' (int) of @Send method Elsewhere.number cannot be sent.
}
