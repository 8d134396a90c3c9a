package app;

import io.fresh.annotation.*;

@WebSocketClient(
    headers = {
      "Accept-Language: en",
      "HOST: example.com", // ERROR [FreshRuntimeHeader] header HOST cannot be set: the runtime takes it from the URI. Remove it.
      "Upgrade: h2c", // ERROR [FreshRuntimeHeader] header Upgrade cannot be set: the runtime sets it. Remove it.
      "Sec-WebSocket-Protocol: v2", // ERROR [FreshRuntimeHeader] header Sec-WebSocket-Protocol cannot be set: the runtime makes it of 'subprotocols'.
      "content-length:0", // ERROR [FreshRuntimeHeader] header content-length cannot be set: an upgrade request has no body.
      "Sec-WebSocket-Protocols: v2", // WARNING [FreshSimilarHeader] header Sec-WebSocket-Protocols is spelled almost like sec-websocket-protocol: the runtime makes it of 'subprotocols'.
      "Conection: close", // WARNING [FreshSimilarHeader] header Conection is spelled almost like connection: the runtime sets it. Remove it if that is what it is to be.
      "Upgrade-Insecure-Requests: 1",
      "Cost: 5",
      "Content-Type: text/plain",
      "X-Empty:",
      "X-Twice: 1",
      "X-Twice: 2",
      "Bearer secret", // ERROR [FreshMalformedHeader] a header has no colon. Write "Name: value".
      ": value", // ERROR [FreshMalformedHeader] a header has no name. Write "Name: value".
      "X Y: value", // ERROR [FreshMalformedHeader] a header has U+0020 in its name. Write "Name: value".
      "X-Forged: a\r\nHost: b", // ERROR [FreshMalformedHeader] a header has U+000D in its value. Write "Name: value".
      "X-Null: \0", // ERROR [FreshMalformedHeader] a header has U+0000 in its value.
      "X-Price: 5 \u20ac" // ERROR [FreshMalformedHeader] a header has U+20AC in its value.
    },
    subprotocols = {
      "v2.prices",
      "", // ERROR [FreshMalformedSubprotocol] a subprotocol is empty. Use letters, digits and !#$%&'*+-.^_`|~ alone.
      "v1, v0", // ERROR [FreshMalformedSubprotocol] a subprotocol has U+002C in it.
      "V2.prices",
      "v2.prices" // ERROR [FreshRepeatedSubprotocol] subprotocol v2.prices is offered already. Remove one of them.
    })
final class Request {
  @OnText
  void onText(String text) {}
}
