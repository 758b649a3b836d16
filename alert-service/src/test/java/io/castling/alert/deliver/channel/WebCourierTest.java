package io.castling.alert.deliver.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.castling.alert.deliver.Answer;
import io.castling.alert.deliver.SampleAlerts;
import io.castling.alert.deliver.SampleChannels;
import io.castling.alert.deliver.Shipment;
import io.castling.alert.deliver.render.Publisher;
import io.castling.alert.deliver.render.Purpose;
import io.castling.schemas.Channel;
import io.castling.schemas.ChannelKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WebCourierTest {

    private static final Instant NOW = Instant.parse("2026-03-04T06:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Publisher PUBLISHER = new Publisher("castling@ops.example", "Ops", Optional.empty());
    private static final Map<String, String> ENVIRONMENT =
            Map.of("CASTLING_SECRET_NEW", "whsec_bmV3", "CASTLING_SECRET_OLD", "whsec_b2xk", "PATH", "/bin");

    @TempDir
    Path folder;

    @Test
    void aWebhookCarriesTheAlertOfTheContract() throws Exception {
        try (var receiver = LoopbackReceiver.status("200 OK")) {
            Answer answer = send(receiver.uri(), Map.of());

            var request = receiver.next();
            var body = new JsonMapper().readTree(request.body());
            assertThat(answer).isInstanceOf(Answer.Accepted.class);
            assertThat(request.line()).isEqualTo("POST /hook?x=1 HTTP/1.1");
            assertThat(request.headers())
                    .containsEntry("content-type", "application/json")
                    .doesNotContainKey("webhook-signature");
            assertThat(body.at("/type").asText()).isEqualTo("castling.alert.new");
            assertThat(body.at("/data/purpose").asText()).isEqualTo("actual");
            assertThat(body.at("/data/alert/relocation/evidence/0/evidence/start")
                            .asInt())
                    .isEqualTo(120);
        }
    }

    @Test
    void duringARotationBothSecretsSign() throws Exception {
        try (var receiver = LoopbackReceiver.status("204 No Content")) {
            send(
                    receiver.uri(),
                    Map.of("secret", "env:CASTLING_SECRET_NEW", "previousSecret", "env:CASTLING_SECRET_OLD"));

            var request = receiver.next();
            String id = request.headers().get("webhook-id");
            assertThat(request.headers()).containsEntry("webhook-timestamp", String.valueOf(NOW.getEpochSecond()));
            assertThat(request.headers().get("webhook-signature"))
                    .isEqualTo(WebhookSignature.of(List.of("whsec_bmV3", "whsec_b2xk"), id, NOW, request.body()))
                    .matches("v1,\\S+ v1,\\S+");
        }
    }

    @Test
    void everyAttemptHasTheSameId() throws Exception {
        try (var receiver = LoopbackReceiver.status("500 Oops")) {
            send(receiver.uri(), Map.of());
            send(receiver.uri(), Map.of());

            assertThat(receiver.next().headers().get("webhook-id"))
                    .isEqualTo(receiver.next().headers().get("webhook-id"));
        }
    }

    @Test
    void theSignatureIsThatOfStandardWebhooks() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        assertThat(WebhookSignature.of(
                        List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void anotherRenderingCanBeAskedFor() throws Exception {
        try (var receiver = LoopbackReceiver.status("200 OK")) {
            send(receiver.uri(), Map.of("format", "cap"));

            var request = receiver.next();
            assertThat(request.headers()).containsEntry("content-type", "application/cap+xml");
            assertThat(request.text()).contains("urn:oasis:names:tc:emergency:cap:1.2");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200 OK, Accepted",
        "202 Accepted, Accepted",
        "204 No Content, Accepted",
        "301 Moved, Refused",
        "307 Temporary Redirect, Refused",
        "400 Bad Request, Refused",
        "401 Unauthorized, Unavailable",
        "404 Not Found, Unavailable",
        "408 Timeout, Unavailable",
        "410 Gone, Gone",
        "413 Too Large, Refused",
        "422 Unprocessable, Refused",
        "429 Too Many, Unavailable",
        "500 Error, Unavailable",
        "503 Busy, Unavailable"
    })
    void theStatusDecides(String status, String answer) throws Exception {
        try (var receiver = LoopbackReceiver.status(status)) {
            assertThat(send(receiver.uri(), Map.of()).getClass().getSimpleName())
                    .isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"120|120", "Wed, 04 Mar 2026 06:05:00 GMT|300", "soon|", "-1|"})
    void retryAfterIsSecondsOrADate(String header, Long seconds) throws Exception {
        try (var receiver = LoopbackReceiver.status("429 Too Many", "Retry-After: " + header + "\r\n")) {
            assertThat(send(receiver.uri(), Map.of()))
                    .asInstanceOf(type(Answer.Unavailable.class))
                    .extracting(Answer.Unavailable::retryAfter)
                    .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (var target = LoopbackReceiver.status("200 OK");
                var receiver = LoopbackReceiver.status("302 Found", "Location: " + target.uri() + "\r\n")) {
            assertThat(send(receiver.uri(), Map.of()).said()).contains("redirects are not followed");
            assertThat(target.received()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nX: y\r\n", "SSH-2.0-OpenSSH\r\n\r\n", "\r\n\r\n"})
    void whatIsNoWholeAnswerIsTriedAgain(String bytes) throws Exception {
        try (var receiver = LoopbackReceiver.answering(bytes)) {
            assertThat(send(receiver.uri(), Map.of())).isInstanceOf(Answer.Unavailable.class);
        }
    }

    @Test
    void anEndlessHeaderIsCutOff() throws Exception {
        try (var receiver = LoopbackReceiver.answering("HTTP/1.1 200 OK\r\nX: " + "y".repeat(100_000))) {
            assertThat(send(receiver.uri(), Map.of())).isInstanceOf(Answer.Unavailable.class);
        }
    }

    @Test
    void anInterimAnswerIsNotTheAnswer() throws Exception {
        try (var receiver = LoopbackReceiver.answering("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 410 Gone\r\n\r\n")) {
            assertThat(send(receiver.uri(), Map.of())).isInstanceOf(Answer.Gone.class);
        }
    }

    @Test
    void aReceiverThatNeverAnswersIsLeftWhenTheTimeIsOver() throws Exception {
        try (var receiver = LoopbackReceiver.silent()) {
            Answer answer = courier(allowingLoopback(), Duration.ofMillis(200))
                    .deliver(
                            shipment(receiver.uri().toString()),
                            channel(receiver.uri().toString(), Map.of()));

            assertThat(answer).isInstanceOf(Answer.Unavailable.class);
            assertThat(answer.said()).contains("no answer within");
        }
    }

    @Test
    void aClosedPortIsTriedAgain() throws Exception {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }

        assertThat(send(URI.create("http://127.0.0.1:" + port + "/"), Map.of())).isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void aServerWithoutTlsGetsNothingOverHttps() throws Exception {
        try (var receiver = LoopbackReceiver.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            URI https = URI.create("https://127.0.0.1:" + receiver.uri().getPort() + "/");

            assertThat(courier(allowingLoopback(), Duration.ofMillis(500))
                            .deliver(shipment(https.toString()), channel(https.toString(), Map.of())))
                    .isInstanceOf(Answer.Unavailable.class);
        }
    }

    @Test
    void aForbiddenAddressIsNeverConnectedTo() throws Exception {
        try (var receiver = LoopbackReceiver.status("200 OK")) {
            var guard = AddressGuard.allowing(List.of(), InetAddress::getAllByName);

            Answer answer = courier(guard, Duration.ofSeconds(5))
                    .deliver(
                            shipment(receiver.uri().toString()),
                            channel(receiver.uri().toString(), Map.of()));

            assertThat(answer).isInstanceOf(Answer.Refused.class);
            assertThat(answer.said()).contains("castling.alert.delivery.allowed-targets");
            assertThat(receiver.received()).isZero();
        }
    }

    @Test
    void theNameIsLookedUpOnceAndTheCheckedAddressIsUsed() throws Exception {
        try (var receiver = LoopbackReceiver.status("200 OK")) {
            var lookups = new java.util.concurrent.atomic.AtomicInteger();
            var guard = AddressGuard.allowing(List.of("127.0.0.1"), host -> {
                lookups.incrementAndGet();
                return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
            });
            String target = "http://rebinding.example:" + receiver.uri().getPort() + "/x";

            courier(guard, Duration.ofSeconds(5)).deliver(shipment(target), channel(target, Map.of()));

            assertThat(receiver.next().headers())
                    .containsEntry("host", "rebinding.example:" + receiver.uri().getPort());
            assertThat(lookups).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"env:PATH", "env:CASTLING_SECRET_ABSENT", "file:../etc/passwd", "file:absent", "whsec_literal"})
    void aSecretThatIsNotToBeHadStopsTheDelivery(String reference) throws Exception {
        try (var receiver = LoopbackReceiver.status("200 OK")) {
            assertThat(send(receiver.uri(), Map.of("secret", reference))).isInstanceOf(Answer.Unavailable.class);
            assertThat(receiver.received()).isZero();
        }
    }

    @Test
    void aSecretMayLieInAFile() throws Exception {
        Files.writeString(folder.resolve("hook"), "whsec_bmV3\n");
        try (var receiver = LoopbackReceiver.status("200 OK")) {
            send(receiver.uri(), Map.of("secret", "file:hook"));

            assertThat(receiver.next().headers()).containsKey("webhook-signature");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ftp://x.example/", "https://user:pw@x.example/", "https:///x", "not a url", "env:PATH"})
    void aTargetThatIsNoWebAddressIsRefused(String target) {
        assertThat(courier(allowingLoopback(), Duration.ofSeconds(5))
                        .deliver(shipment(target), channel(target, Map.of())))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void slackAndTeamsGetTheirOwnPayload() throws Exception {
        for (WebMessage message : List.of(ChatMessages.slack(), ChatMessages.teams())) {
            try (var receiver = LoopbackReceiver.status("200 OK")) {
                String target = receiver.uri().toString();
                var courier =
                        new WebCourier(allowingLoopback(), tls(), Duration.ofSeconds(5), secrets(), message, CLOCK);

                assertThat(courier.deliver(shipment(target), channel(target, Map.of())))
                        .isInstanceOf(Answer.Accepted.class);
                assertThat(new JsonMapper().readTree(receiver.next().body()).isObject())
                        .isTrue();
            }
        }
    }

    private Answer send(URI target, Map<String, String> settings) throws IOException {
        return courier(allowingLoopback(), Duration.ofSeconds(10))
                .deliver(shipment(target.toString()), channel(target.toString(), settings));
    }

    private WebCourier courier(AddressGuard guard, Duration patience) {
        return new WebCourier(guard, tls(), patience, secrets(), new Webhook(secrets(), PUBLISHER), CLOCK);
    }

    private Secrets secrets() {
        return new Secrets(name -> Optional.ofNullable(ENVIRONMENT.get(name)), Optional.of(folder));
    }

    private static SSLSocketFactory tls() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    private static AddressGuard allowingLoopback() {
        return AddressGuard.allowing(List.of("127.0.0.0/8"), InetAddress::getAllByName);
    }

    private static Channel channel(String target, Map<String, String> settings) {
        return SampleChannels.of(ChannelKind.WEBHOOK, target, settings);
    }

    private static Shipment shipment(String target) {
        return Shipment.of(SampleAlerts.opened(), Purpose.ACTUAL, "sub-1", channel(target, Map.of()), NOW);
    }
}
