package app;

import io.fresh.annotation.*;

final class Uris {
  @WebSocketClient(uri = "https://h/a") // ERROR [FreshUriScheme] the URI begins with https://. Begin it with wss://.
  static final class Https { @OnPing void p() {} }

  @WebSocketClient(uri = "http://h/a") // ERROR [FreshUriScheme] the URI begins with http://. Begin it with ws://.
  static final class Http { @OnPing void p() {} }

  @WebSocketClient(uri = "wws://h/a") // ERROR [FreshUriScheme] the URI has another scheme. Begin it with wss://.
  static final class Misspelt { @OnPing void p() {} }

  @WebSocketClient(uri = "localhost:8080/a") // ERROR [FreshUriScheme] the URI has another scheme. Begin it with ws:// or wss://.
  static final class Opaque { @OnPing void p() {} }

  @WebSocketClient(uri = "stream.example/a") // ERROR [FreshUriScheme] the URI has no scheme. Begin it with ws:// or wss://.
  static final class NoScheme { @OnPing void p() {} }

  @WebSocketClient(uri = "") // ERROR [FreshMalformedUri] the URI is empty. Leave it out, or write wss://host/path.
  static final class Empty { @OnPing void p() {} }

  @WebSocketClient(uri = "wss:///a") // ERROR [FreshMalformedUri] the URI has no host. Write wss://host/path.
  static final class NoHost { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://:80/a") // ERROR [FreshMalformedUri] the URI has no host. Write wss://host/path.
  static final class PortAlone { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h:0/a") // ERROR [FreshMalformedUri] the URI has a port that is none. Use 1 to 65535, or leave it out.
  static final class NoPort { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://a*b/c") // ERROR [FreshMalformedUri] the URI has a host name that is none.
  static final class NoName { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h/a b") // ERROR [FreshMalformedUri] the URI has U+0020 in it. Percent-encode it: %20.
  static final class Space { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h/a?b=\"c\"") // ERROR [FreshMalformedUri] the URI has U+0022 in it. Percent-encode it: %22.
  static final class Quote { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h h/a") // ERROR [FreshMalformedUri] the URI is malformed: illegal character in authority. Write wss://host/path
  static final class SpaceInHost { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h/100%") // ERROR [FreshMalformedUri] the URI is malformed: malformed escape pair. Write wss://host/path; a '%' that is meant as such is %25.
  static final class Percent { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h/a#b") // ERROR [FreshUriFragment] the URI has a '#'. Remove the fragment, or write %23 for a '#' that belongs to path or query.
  static final class Fragment { @OnPing void p() {} }

  @WebSocketClient(uri = "https://h/a#b") // ERROR [FreshUriScheme] the URI begins with https:// // ERROR [FreshUriFragment] the URI has a '#'.
  static final class TwoFaults { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://user:secret@h/a") // WARNING [FreshUriCredentials] the URI has user information, which everybody can read who has the source or the class file.
  static final class Credentials { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://user:secret@h/a")
  @SuppressWarnings("fresh:UriCredentials")
  static final class KnownCredentials { @OnPing void p() {} }
}
