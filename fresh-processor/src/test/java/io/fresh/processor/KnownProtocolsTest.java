// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.spi.Dispatcher;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The golden clients of public services, with messages as the services document them. */
class KnownProtocolsTest {

  private static final Path GOLDENS = Path.of("src/test/resources/golden");

  private static Dispatcher start(String golden, String client) {
    Path source = GOLDENS.resolve(golden).resolve(client + ".java");
    return ClientRun.compile(TestCompiler.file(source)).start("app." + client + "Fresh", "wss://x");
  }

  @SuppressWarnings("unchecked")
  private static List<String> seen(Dispatcher dispatcher) throws ReflectiveOperationException {
    Field seen = dispatcher.client().getClass().getDeclaredField("seen");
    seen.setAccessible(true);
    return (List<String>) seen.get(dispatcher.client());
  }

  @Test
  void binancesRawStreamsAreToldApartByTheirEvent() throws Throwable {
    Dispatcher dispatcher = start("binance-raw", "Binance");
    Driver driver = new Driver(dispatcher);

    driver.connect();
    driver.text("{\"result\":null,\"id\":1}");
    driver.text(
        """
        {"e":"trade","E":1672515782136,"s":"BNBBTC","t":12345,"p":"0.001","q":"100",
        "T":1672515782136,"m":true,"M":true}""");
    driver.text(
        """
        {"e":"24hrTicker","E":1672515782136,"s":"BNBBTC","p":"0.0015","c":"0.0025","Q":"10"}""");

    assertThat(driver.answers())
        .containsExactly(
            "Binance.Subscribe {\"method\":\"SUBSCRIBE\",\"params\":[\"bnbbtc@trade\"],\"id\":1}");
    assertThat(seen(dispatcher))
        .containsExactly(
            "subscribed Subscribed[id=1]",
            "trade Trade[s=BNBBTC, p=0.001, q=100]",
            "ticker Ticker[s=BNBBTC, c=0.0025]");
  }

  @Test
  void binancesCombinedStreamsAreDecodedFromTheirData() throws Throwable {
    Dispatcher dispatcher = start("binance-combined", "Combined");
    Driver driver = new Driver(dispatcher);

    driver.text(
        """
        {"stream":"bnbbtc@trade","data":{"e":"trade","E":1672515782136,"s":"BNBBTC","p":"0.001"}}""");
    driver.text(
        """
        {"stream":"bnbbtc@depth","data":{"e":"depthUpdate","s":"BNBBTC","U":157,"u":160,
        "b":[["0.0024","10"]],"a":[]}}""");

    assertThat(seen(dispatcher))
        .containsExactly("trade Trade[s=BNBBTC, p=0.001]", "quieter Depth[s=BNBBTC, u=160]");
  }

  @Test
  void coinbasesMessagesAreToldApartByTheirType() throws Throwable {
    Dispatcher dispatcher = start("coinbase", "Coinbase");
    Driver driver = new Driver(dispatcher);

    driver.text(
        """
        {"type":"subscriptions","channels":[{"name":"ticker","product_ids":["BTC-USD"]}]}""");
    driver.text(
        """
        {"type":"ticker","sequence":37475248783,"product_id":"BTC-USD","price":"1285.22"}""");
    driver.text("{\"type\":\"error\",\"message\":\"Failed to subscribe\",\"reason\":\"x\"}");
    driver.text("{\"type\":\"status\"}");

    assertThat(seen(dispatcher))
        .containsExactly(
            "quiet",
            "ticker Ticker[product_id=BTC-USD, price=1285.22]",
            "failed Failure[message=Failed to subscribe]",
            "other {\"type\":\"status\"}");
  }

  @Test
  void discordsGatewayIsIdentifiedAndBeatsWithTheLastSequence() throws Throwable {
    Dispatcher dispatcher = start("discord-gateway", "Bot");
    Driver driver = new Driver(dispatcher);

    driver.text("{\"op\":10,\"d\":{\"heartbeat_interval\":41250},\"s\":null,\"t\":null}");
    driver.text(
        """
        {"op":0,"s":1,"t":"READY","d":{"v":10,"session_id":"abc","resume_gateway_url":"wss://r"}}""");
    driver.text(
        "{\"t\":\"MESSAGE_CREATE\",\"s\":2,\"op\":0,\"d\":{\"id\":\"7\",\"content\":\"hi\"}}");
    driver.text("{\"op\":1,\"d\":null}");
    driver.text("{\"op\":11}");
    driver.text("{\"op\":0,\"s\":3,\"t\":\"TYPING_START\",\"d\":{}}");

    assertThat(driver.answers())
        .containsExactly(
            "Bot.Command<Bot.Identify> {\"op\":2,\"d\":{\"token\":\"secret\",\"intents\":512}}",
            "Bot.Command<Integer> {\"op\":1,\"d\":2}");
    assertThat(seen(dispatcher))
        .containsExactly(
            "ready Event[s=1, d=Ready[session_id=abc, resume_gateway_url=wss://r]]",
            "message Event[s=2, d=Message[id=7, content=hi]]",
            "acknowledged",
            "other {\"op\":0,\"s\":3,\"t\":\"TYPING_START\",\"d\":{}}");
  }

  @Test
  void slacksEnvelopesAreAcknowledged() throws Throwable {
    Dispatcher dispatcher = start("slack-socket-mode", "Slack");
    Driver driver = new Driver(dispatcher);

    driver.text("{\"type\":\"hello\",\"num_connections\":1}");
    driver.text(
        """
        {"type":"events_api","envelope_id":"e1","accepts_response_payload":false,"payload":
        {"type":"event_callback","event":{"type":"message","channel":"C1","text":"hi"}}}""");
    driver.text(
        """
        {"type":"events_api","envelope_id":"e2","payload":{"event":{"type":"app_mention"}}}""");
    driver.text("{\"type\":\"slash_commands\",\"envelope_id\":\"e3\",\"payload\":{}}");
    driver.text("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");

    assertThat(seen(dispatcher)).containsExactly("hello");
    assertThat(driver.answers())
        .containsExactly(
            "Slack.Acknowledged {\"envelope_id\":\"e1\"}",
            "Slack.Acknowledged {\"envelope_id\":\"e2\"}",
            "Slack.Acknowledged {\"envelope_id\":\"e3\"}",
            "reaction Close[code=1000, reason=]");
  }

  @Test
  void chromesEventsAndAnswersAreToldApart() throws Throwable {
    Dispatcher dispatcher = start("chrome-devtools", "Browser");
    Driver driver = new Driver(dispatcher);

    driver.text("{\"id\":1,\"result\":{\"frameId\":\"F\"}}");
    driver.text("{\"id\":2,\"error\":{\"code\":-32601,\"message\":\"no method\"}}");
    driver.text(
        """
        {"method":"Page.frameNavigated","params":{"frame":{"id":"F","url":"https://e.org"},"type":"x"}}""");
    driver.text("{\"method\":\"Page.loadEventFired\",\"params\":{\"timestamp\":1.5}}");

    assertThat(seen(dispatcher))
        .containsExactly(
            "answered Answer[id=1, result={frameId=F}]",
            "failed Failure[id=2, error={code=-32601, message=no method}]",
            "navigated Navigated[frame=Frame[url=https://e.org]]",
            "event {\"method\":\"Page.loadEventFired\",\"params\":{\"timestamp\":1.5}}");
  }

  @Test
  void jsonRpcsRequestsNotificationsAndAnswersAreToldApart() throws Throwable {
    Dispatcher dispatcher = start("json-rpc", "Rpc");
    Driver driver = new Driver(dispatcher);

    driver.text("{\"jsonrpc\":\"2.0\",\"method\":\"subtract\",\"params\":[42,23],\"id\":1}");
    driver.text("{\"jsonrpc\":\"2.0\",\"method\":\"update\",\"params\":[1,2,3,4,5]}");
    driver.text("{\"jsonrpc\":\"2.0\",\"result\":null,\"id\":3}");
    driver.text(
        "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32601,\"message\":\"Method not found\"},\"id\":4}");

    assertThat(driver.answers())
        .containsExactly("Rpc.Result {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":19}");
    assertThat(seen(dispatcher))
        .containsExactly("update [1, 2, 3, 4, 5]", "result null", "failed Failed[id=4]");
  }
}
