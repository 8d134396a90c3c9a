package app;

import io.fresh.*;
import io.fresh.annotation.*;
import io.fresh.json.Json;

final class StrayDiscriminators {
  @Discriminator("type")
  sealed interface Silent {
    record One(String text) implements Silent {}

    @Case({})
    record Two(String text) implements Silent {}
  }

  @Discriminator("type")
  interface Open {
    @Case("one")
    record One(String text) implements Open {}
  }

  @Discriminator("type")
  record Lone(String type) {}

  @Discriminator("") // ERROR [FreshMalformedField] "" is no member.
  sealed interface Nameless {
    @Case("one")
    record One(String text) implements Nameless {}
  }

  @WebSocketClient(codecs = Json.class)
  static final class OfSilent {
    @OnText
    void all(Silent all) {} // ERROR [FreshStrayDiscriminator] message type StrayDiscriminators.Silent: @Discriminator of 'Silent' tells nothing apart, because no type that it permits has @Case. Add @Case to those.
  }

  @WebSocketClient(codecs = Json.class)
  static final class OfEach {
    @OnText
    void one(Silent.One one) {} // ERROR [FreshNoCase] message type StrayDiscriminators.Silent.One has no @Case

    @OnText
    void two(Silent.Two two) {} // ERROR [FreshNoCase] message type StrayDiscriminators.Silent.Two has no @Case, but 'Silent' above it has @Discriminator.
  }

  @WebSocketClient(codecs = Json.class)
  static final class OfOpen {
    @OnText
    void open(Open open) {} // ERROR [FreshStrayDiscriminator] message type StrayDiscriminators.Open: @Discriminator of 'Open' tells nothing apart, because it is not sealed. Make it sealed, with @Case on the types that it permits.
  }

  @WebSocketClient(codecs = Json.class)
  static final class OfLone {
    @OnText
    void lone(Lone lone) {} // ERROR [FreshStrayDiscriminator] message type StrayDiscriminators.Lone: @Discriminator of 'Lone' tells nothing apart, because it is not sealed.
  }

  @WebSocketClient(codecs = Json.class)
  static final class OfNameless {
    @OnText
    void all(Nameless all) {}
  }
}
