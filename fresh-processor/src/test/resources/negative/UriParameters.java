package app;

import io.fresh.*;
import io.fresh.annotation.*;

final class UriParameters {
  @WebSocketClient(uri = "wss://h/{}") // ERROR [FreshMalformedUriParameter] the URI has braces without a name. Use letters and digits, the first a letter, and no keyword of Java.
  static final class Empty { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h/{class}") // ERROR [FreshMalformedUriParameter] the URI has {class}, a keyword of Java. Use letters and digits
  static final class Keyword { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h/{user-id}") // ERROR [FreshMalformedUriParameter] the URI has {user-id}, which is no name in Java. Write {userId}.
  static final class Hyphen { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h/{2nd}") // ERROR [FreshMalformedUriParameter] the URI has {2nd}, which is no name in Java. Use letters and digits
  static final class Digit { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h/{a.b}") // ERROR [FreshMalformedUriParameter] the URI has {a.b}, which is no name in Java. Write {aB}.
  static final class Dotted { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h/{+path}") // ERROR [FreshMalformedUriParameter] the URI has {+path}, which is no name in Java. Write {path}.
  static final class Reserved { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h/a{?x,y*}") // ERROR [FreshMalformedUriParameter] the URI has {?x,y*}, which is no name in Java. Write {x} and {y}.
  static final class Form { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h/{symbol") // ERROR [FreshMalformedUriParameter] the URI has a brace without its other. Write {name}; a brace that is meant as such is %7B or %7D.
  static final class Open { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h/{a}}?b={{c}") // ERROR [FreshMalformedUriParameter] the URI has a brace without its other.
  static final class Nested { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h/{a}/{b}?a={a:int}") // ERROR [FreshRepeatedUriParameter] parameter {a} of the URI is there a second time. Give the second another name.
  static final class Repeated { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h/{depth:Int}") // ERROR [FreshUriParameterType] parameter {depth} of the URI is of type 'Int'. Write 'int'.
  static final class Capital { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://h/{depth:3}") // ERROR [FreshUriParameterType] parameter {depth} of the URI is of type '3'. Use one of: String, int, long, boolean.
  static final class Prefix { @OnPing void p() {} }

  @WebSocketClient(uri = "wss://{region}.h/a") // ERROR [FreshUriParameterPlace] parameter {region} stands in scheme, host or port: its value would decide who is told the credentials.
  static final class Host { @OnPing void p() {} }

  @WebSocketClient(uri = "{scheme}://h:{port:int}/a") // ERROR [FreshUriParameterPlace] parameter {scheme} // ERROR [FreshUriParameterPlace] parameter {port}
  static final class SchemeAndPort { @OnPing void p() {} }

  @WebSocketClient(uri = "h/{a}") // ERROR [FreshUriScheme] the URI has no scheme.
  static final class NoScheme { @OnPing void p() {} }

  @WebSocketClient(uri = "https://h/{a b}") // ERROR [FreshMalformedUriParameter] the URI has {a b} // ERROR [FreshUriScheme] the URI begins with https://
  static final class TwoFaults { @OnPing void p() {} }

  /** What calls a refused client still finds what it calls. */
  static Connection call() {
    return UriParameters_CapitalFresh.start("10", Options.defaults());
  }
}
