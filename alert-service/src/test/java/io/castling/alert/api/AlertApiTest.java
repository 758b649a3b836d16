package io.castling.alert.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.castling.alert.deliver.SampleAlerts;
import io.castling.alert.deliver.SampleChannels;
import io.castling.alert.deliver.Shipment;
import io.castling.alert.deliver.kafka.CompactedView;
import io.castling.alert.deliver.kafka.CompactedWriter;
import io.castling.alert.deliver.kafka.Desk;
import io.castling.alert.deliver.kafka.RecentAlerts;
import io.castling.alert.deliver.kafka.RecentDeliveries;
import io.castling.alert.deliver.render.Publisher;
import io.castling.alert.deliver.render.Purpose;
import io.castling.alert.query.Queries;
import io.castling.alert.query.QueryStores;
import io.castling.platform.config.DataSize;
import io.castling.platform.http.HttpService;
import io.castling.platform.http.HttpSettings;
import io.castling.platform.http.RunningHttp;
import io.castling.platform.kafka.AvroTrust;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.Acknowledgement;
import io.castling.schemas.ChannelKind;
import io.castling.schemas.Delivery;
import io.castling.schemas.DeliveryOutcome;
import io.castling.schemas.Subscription;
import io.castling.schemas.WatchedSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AlertApiTest {

    static {
        AvroTrust.trust(Delivery.class);
        AvroTrust.trust(Subscription.class);
    }

    private static final String HOOK = """
        {"channels": [{"kind": "webhook", "target": "https://hook.example/x"}]}\
        """;

    private final OpenApi openApi = new OpenApi();
    private final JsonMapper json = new JsonMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final CompactedView<Subscription> subscriptions = new CompactedView<>();
    private final CompactedView<WatchedSystem> watchlist = new CompactedView<>();
    private final CompactedView<Acknowledgement> acknowledgements = new CompactedView<>();
    private final RecentAlerts alerts = new RecentAlerts();
    private final RecentDeliveries deliveries = new RecentDeliveries();
    private final List<Shipment> sent = new CopyOnWriteArrayList<>();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private boolean ready = true;
    private QueryStores stores;
    private AlertApi api;
    private RunningHttp http;

    @BeforeEach
    void start(@TempDir Path state) {
        stores = new QueryStores(state);
        Clock clock = Clock.fixed(Instant.parse("2026-03-04T06:00:00Z"), ZoneOffset.UTC);
        var desk = new Desk(
                subscriptions,
                new CompactedWriter<>(
                        "subscriptions.v1", producer, (topic, value) -> new byte[1], subscriptions, clock),
                watchlist,
                new CompactedWriter<>("watchlist.v1", producer, (topic, value) -> new byte[1], watchlist, clock),
                acknowledgements,
                new CompactedWriter<>(
                        "acknowledgements.v1", producer, (topic, value) -> new byte[1], acknowledgements, clock),
                alerts,
                deliveries,
                this::send);
        var publisher =
                new Publisher("castling@ops.example", "Ops", Optional.of(URI.create("https://castling.example")));
        api = new AlertApi(desk, new Queries(stores), publisher, clock, new Random(1), Duration.ofMillis(50));
        http = new HttpService("alert-api", new Settings(), api::addTo, ServiceContext.create("test")).start();
    }

    @AfterEach
    void stop() {
        api.close();
        http.close();
        stores.close();
    }

    private void send(Shipment shipment) {
        if (!ready) {
            throw new IllegalStateException("this instance has no part of the alerts yet");
        }
        sent.add(shipment);
    }

    @Test
    void aSubscriptionIsMadeShownChangedAndRemoved() throws Exception {
        var made = call("POST", "/subscriptions", "/subscriptions", HOOK);
        String at = made.headers().firstValue("location").orElseThrow();
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(producer.history()).hasSize(1);

        assertThat(call("GET", "/subscriptions/{id}", at, null).body()).contains("https://hook.example/x");
        assertThat(body(call("GET", "/subscriptions", "/subscriptions", null)).get("subscriptions"))
                .hasSize(1);
        var changed = call(
                "PUT", "/subscriptions/{id}", at, HOOK.replace("{\"channels\"", "{\"name\": \"ops\", \"channels\""));
        assertThat(body(changed).get("name").asText()).isEqualTo("ops");
        assertThat(call("DELETE", "/subscriptions/{id}", at, null).statusCode()).isEqualTo(204);
        assertThat(call("GET", "/subscriptions/{id}", at, null).statusCode()).isEqualTo(404);
        assertThat(producer.history().getLast().value()).isNull();
    }

    @Test
    void whatIsShownCanBePutBack() throws Exception {
        String full = """
            {"owner": "ops", "enabled": false, "systems": ["S-400"], "owners": ["RU"], "materiel": ["interceptors"],
             "statuses": ["reported", "planned"], "leastReliability": "C", "leastCredibility": 3,
             "leastSeverity": "high", "oldestDays": 5, "muteHours": ["22:00-07:00 Europe/Kyiv"], "digest": "PT6H",
             "areas": [{"country": "BY"}, {"boundingBox": [20, 50, 30, 60.5], "end": "origin"}],
             "silences": ["S-400@2026-12-31T00:00:00Z"],
             "channels": [{"kind": "webhook", "target": "https://h.example/", "settings":
                {"secret": "env:CASTLING_SECRET_X", "format": "cap"}}, {"kind": "mail", "target": "a@b.example"}]}\
            """;

        var first = call("PUT", "/subscriptions/{id}", "/subscriptions/night", full);
        var second = call("PUT", "/subscriptions/{id}", "/subscriptions/night", first.body());

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void aWatchlistEntryIsMadeShownChangedAndRemoved() throws Exception {
        var made = call("POST", "/watchlist", "/watchlist", "{\"family\": \"S-300\"}");
        String at = made.headers().firstValue("location").orElseThrow();

        assertThat(call("GET", "/watchlist/{id}", at, null).body()).contains("S-300");
        assertThat(body(call("GET", "/watchlist", "/watchlist", null)).get("watchlist"))
                .hasSize(1);
        assertThat(call("PUT", "/watchlist/{id}", at, "{\"owner\": \"RU\"}").statusCode())
                .isEqualTo(200);
        assertThat(call("DELETE", "/watchlist/{id}", at, null).statusCode()).isEqualTo(204);
        assertThat(call("DELETE", "/watchlist/{id}", at, null).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 'channels' needs at least one",
                "[] | the body has to be an object",
                "{\"channels\": \"x\"} | 'channels' has to be an array",
                "{\"channels\": [{\"kind\": \"pigeon\"}]} | 'channels[0].kind' has to be one of webhook, mail",
                "{\"channels\": [{\"kind\": \"unknown\"}]} | 'channels[0].kind' has to be one of",
                "{\"channels\": [{}]} | 'channels[0].kind' is missing",
                "{\"channels\": [{\"kind\": \"webhook\", \"target\": 7}]} | 'channels[0].target' has to be a text",
                "{\"channels\": [{\"kind\": \"webhook\", \"target\": \"ftp://x/\"}]} | 'channels[0].target' has to be"
                        + " an http",
                "{\"channels\": [{\"kind\": \"webhook\", \"target\": \"https://u:p@x/\"}]} | 'channels[0].target'",
                "{\"channels\": [{\"kind\": \"mail\", \"target\": \"nobody\"}]} | 'channels[0].target' has to be a"
                        + " mail address",
                "{\"channels\": [{\"kind\": \"mail\", \"colour\": 1}]} | 'channels[0].colour' is not known; known are"
                        + " kind",
                "{\"colour\": 1} | 'colour' is not known",
                "{\"oldestDays\": \"3\"} | 'oldestDays' has to be a whole number",
                "{\"oldestDays\": 99999999999} | 'oldestDays' has to be a whole number",
                "{\"oldestDays\": 0} | 'oldestDays' has to be at least 1",
                "{\"enabled\": \"yes\"} | 'enabled' has to be true or false",
                "{\"leastReliability\": \"G\"} | 'leastReliability'",
                "{\"leastCredibility\": 7} | 'leastCredibility'",
                "{\"muteHours\": [\"night\"]} | 'muteHours[0]'",
                "{\"muteHours\": [\"22:00-07:00 Mars/Base\"]} | 'muteHours[0]'",
                "{\"digest\": \"daily\"} | 'digest'",
                "{\"silences\": [\"S-400\"]} | 'silences[0]'",
                "{\"owners\": [\"Russia\"]} | 'owners[0]'",
                "{\"areas\": [{}]} | 'areas[0]' needs exactly one",
                "{\"areas\": [{\"boundingBox\": [1, 2, 3]}]} | 'areas[0].boundingBox'",
                "{\"areas\": [{\"boundingBox\": [1, \"2\", 3, 4]}]} | 'areas[0].boundingBox[1]' has to be a number",
                "{\"areas\": [{\"polygon\": \"x\"}]} | 'areas[0].polygon'",
                "{\"digest\": \"PT1S\"} | 'digest' has to be",
                "{\"digest\": \"08:00 Mars/Base\"} | 'digest' has to be",
                "{\"grouped\": \"no\"} | 'grouped' has to be true or false",
                "{\"areas\": [{\"country\": \"RU\", \"end\": \"middle\"}]} | 'areas[0].end'",
                "{\"id\": \"mine\"} | 'id' cannot be chosen",
                "{\"channels\": [{\"kind\": \"webhook\", \"target\": \"https://x.example/\", \"settings\":"
                        + " {\"secret\": \"whsec_x\"}}]} | 'channels[0].settings.secret' has to be a reference",
                "{\"channels\": [{\"kind\": \"webhook\", \"target\": \"https://x.example/\", \"settings\":"
                        + " {\"format\": \"pdf\"}}]} | 'channels[0].settings.format'",
                "{\"name\": \"a\", \"name\": \"b\"} | The body is no JSON: Duplicate field 'name'",
                "{\"name\": | The body is no JSON",
                "{} {} | The body is no JSON"
            })
    void aSubscriptionThatIsWrongIsRefusedNamingTheField(String body, String expected) throws Exception {
        var answer = call("POST", "/subscriptions", "/subscriptions", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).get("detail").asText()).contains(expected);
        assertThat(producer.history()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 'system', 'family', 'systemClass' and 'owner'", "{\"owner\": \"Russia\"} | 'owner'",
                "{\"system\": []} | 'system' has to be a text", "{\"sytem\": \"S-400\"} | 'sytem' is not known"
            })
    void aWatchlistEntryThatIsWrongIsRefusedNamingTheField(String body, String expected) throws Exception {
        var answer = call("POST", "/watchlist", "/watchlist", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).get("detail").asText()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | Polygon or MultiPolygon",
                "[] | Polygon or MultiPolygon",
                "{\"type\": \"Point\", \"coordinates\": [1, 2]} | Polygon or MultiPolygon",
                "{\"type\": \"Feature\"} | is a Feature: give its geometry",
                "{\"type\": \"Polygon\"} | needs coordinates: an array of rings",
                "{\"type\": \"Polygon\", \"coordinates\": []} | needs coordinates: an array of rings",
                "{\"type\": \"Polygon\", \"coordinates\": [7]} | ring at coordinates[0] that is no array",
                "{\"type\": \"Polygon\", \"coordinates\": [[1, 2]]} | no position at coordinates[0][0]",
                "{\"type\": \"Polygon\", \"coordinates\": [[[1, 2], [3, 4], [1, 2]]]} | of 3 positions; the least is 4",
                "{\"type\": \"Polygon\", \"coordinates\": [[[1, 2], [3, 4], [5, 2], [1, 3]]]} | not closed",
                "{\"type\": \"Polygon\", \"coordinates\": [[[1, 2], [3, 91], [5, 2], [1, 2]]]} | off the earth at"
                        + " coordinates[0][1]",
                "{\"type\": \"Polygon\", \"coordinates\": [[[55, 150], [56, 151], [55, 151], [55, 150]]]} | are they"
                        + " swapped?",
                "{\"type\": \"Polygon\", \"coordinates\": [[[\"1\", 2], [3, 4], [5, 2], [1, 2]]]} | takes [longitude,"
                        + " latitude]",
                "{\"type\": \"MultiPolygon\", \"coordinates\": [[]]} | needs coordinates[0]: an array of rings"
            })
    void aPolygonThatIsNoneIsRefusedInWordsOfWhoDrewIt(String polygon, String expected) throws Exception {
        String body = json.createObjectNode()
                .set("areas", json.createArrayNode().add(json.createObjectNode().put("polygon", polygon)))
                .toString();
        var answer = call("POST", "/subscriptions", "/subscriptions", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).get("detail").asText()).contains("'areas[0].polygon' ", expected);
    }

    @Test
    void aPolygonWithAHoleIsTaken() throws Exception {
        String body = """
            {"areas": [{"polygon": "{\\"type\\": \\"Polygon\\", \\"coordinates\\":
              [[[0,0],[9,0],[9,9],[0,9],[0,0]], [[2,2],[3,2],[3,3],[2,2]]]}"}], "channels": [{"kind": "console"}]}\
            """.replace("\n", "");

        assertThat(call("POST", "/subscriptions", "/subscriptions", body).statusCode())
                .isEqualTo(201);
    }

    @Test
    void severalProblemsAreNamedAtOnce() throws Exception {
        var answer =
                call("POST", "/subscriptions", "/subscriptions", "{\"colour\": 1, \"enabled\": 2, \"systems\": [3]}");

        assertThat(body(answer).get("detail").asText()).contains("'colour'", "'enabled'", "'systems[0]'");
    }

    @Test
    void anOversizedBodyIsRefused() throws Exception {
        // Asks before it sends: a server that refuses by the length alone hangs up on those who send all the same.
        var request = HttpRequest.newBuilder(http.url().resolve("/subscriptions"))
                .header("Content-Type", "application/json")
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"" + "x".repeat(100_000) + "\"}"))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

        openApi.check("POST", "/subscriptions", answer);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(body(answer).get("detail").asText()).contains("64KiB");
    }

    @Test
    void aBodyThatIsNotDeclaredAsJsonIsRefused() throws Exception {
        var request = HttpRequest.newBuilder(http.url().resolve("/subscriptions"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(HOOK))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

        openApi.check("POST", "/subscriptions", answer);
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/subscriptions/nobody", "/watchlist/nothing"})
    void anUnknownIdIsNamed(String path) throws Exception {
        String template = path.replaceAll("/[^/]+$", "/{id}");
        for (String method : List.of("GET", "DELETE")) {
            var answer = call(method, template, path, null);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(body(answer).get("detail").asText()).contains(path);
        }
    }

    @Test
    void anIdThatCouldNotBeAKeyIsRefused() throws Exception {
        var answer = call("PUT", "/subscriptions/{id}", "/subscriptions/a%7Cb", HOOK);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).get("detail").asText()).contains("'id'");
    }

    @Test
    void aTestGoesOutOnEveryChannel() throws Exception {
        call("PUT", "/subscriptions/{id}", "/subscriptions/ops", """
            {"channels": [{"kind": "webhook", "target": "https://hook.example/x"}, {"kind": "console"}]}\
            """);

        var answer = call("POST", "/subscriptions/{id}/test", "/subscriptions/ops/test", null);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(body(answer).get("deliveries")).hasSize(2);
        assertThat(sent)
                .hasSize(2)
                .allSatisfy(shipment -> assertThat(shipment.purpose()).isEqualTo(Purpose.TEST));
    }

    @Test
    void aTestThatCannotBeSentSaysSo() throws Exception {
        call("PUT", "/subscriptions/{id}", "/subscriptions/ops", HOOK);
        ready = false;

        assertThat(call("POST", "/subscriptions/{id}/test", "/subscriptions/ops/test", null)
                        .statusCode())
                .isEqualTo(503);
        assertThat(call("POST", "/subscriptions/{id}/test", "/subscriptions/nobody/test", null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aChangeThatKafkaDoesNotTakeIsNotMade() throws Exception {
        producer.sendException = new org.apache.kafka.common.errors.TimeoutException("away");

        assertThat(call("POST", "/subscriptions", "/subscriptions", HOOK).statusCode())
                .isEqualTo(503);
        assertThat(subscriptions.all()).isEmpty();
    }

    @Test
    void deliveriesCanBeFiltered() throws Exception {
        deliver("sub-1", DeliveryOutcome.DELIVERED);
        deliver("sub-2", DeliveryOutcome.FAILED);

        assertThat(body(call("GET", "/deliveries", "/deliveries", null)).get("deliveries"))
                .hasSize(2);
        assertThat(body(call("GET", "/deliveries", "/deliveries?subscription=sub-2", null))
                        .at("/deliveries/0/outcome")
                        .asText())
                .isEqualTo("failed");
        assertThat(body(call("GET", "/deliveries", "/deliveries?outcome=delivered&alert=al-1", null))
                        .get("deliveries"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/deliveries?outcome=lost | 'outcome'",
                "/deliveries?limit=0 | 'limit'",
                "/deliveries?limit=x | 'limit'",
                "/deliveries?colour=red | 'colour'",
                "/alerts?limit=1001 | 'limit'",
                "/alerts.atom?limit=-1 | 'limit'",
                "/subscriptions?page=2 | 'page'",
                "/whereabouts?near=1 | 'near'",
                "/whereabouts?near=a,b | 'near'",
                "/whereabouts?near=200,1 | 'near'",
                "/whereabouts?bbox=1,2,3 | 'bbox'",
                "/whereabouts?bbox=1,9,3,4 | 'bbox'",
                "/whereabouts?bbox=1,2,3,NaN | 'bbox'",
                "/whereabouts?near=1,2&within=-5 | 'near'",
                "/whereabouts?within=5 | 'within'",
                "/whereabouts?bbox=1,2,3,4&near=1,2 | 'bbox' and 'near'",
                "/whereabouts?since=yesterday | 'since'",
                "/whereabouts?departed=maybe | 'departed'",
                "/whereabouts?limit=1001 | 'limit'",
                "/whereabouts?colour=red | 'colour'"
            })
    void aParameterThatIsWrongIsNamed(String path, String expected) throws Exception {
        var answer = call("GET", path.replaceAll("\\?.*", ""), path, null);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).get("detail").asText()).contains(expected);
    }

    @Test
    void anAcknowledgementIsMadeShownAndTakenBack() throws Exception {
        alerts.apply("rel-1", SampleAlerts.opened());
        call("PUT", "/subscriptions/{id}", "/subscriptions/ops", HOOK);
        String path = "/alerts/{id}/acknowledgement";

        var made = call("PUT", path, "/alerts/al-1/acknowledgement", "{\"by\": \"duty officer\"}");
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(body(made).get("severity").asText())
                .isEqualTo(SampleAlerts.opened().getSeverity().name().toLowerCase(java.util.Locale.ROOT));
        call("PUT", path, "/alerts/al-1/acknowledgement?subscription=ops", "{\"by\": \"ops\", \"note\": \"seen\"}");
        assertThat(body(call("GET", "/acknowledgements", "/acknowledgements", null))
                        .get("acknowledgements"))
                .hasSize(2);

        assertThat(call("DELETE", path, "/alerts/al-1/acknowledgement", null).statusCode())
                .isEqualTo(204);
        assertThat(call("DELETE", path, "/alerts/al-1/acknowledgement", null).statusCode())
                .isEqualTo(404);
        assertThat(body(call("GET", "/acknowledgements", "/acknowledgements", null))
                        .get("acknowledgements"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/alerts/al-9/acknowledgement | {\"by\": \"me\"} | 404 | al-9",
                "/alerts/al-1/acknowledgement | {} | 400 | 'by' is missing",
                "/alerts/al-1/acknowledgement | {\"by\": \" \"} | 400 | 'by'",
                "/alerts/al-1/acknowledgement | {\"by\": 7} | 400 | 'by' has to be a text",
                "/alerts/al-1/acknowledgement | {\"by\": \"me\", \"colour\": 1} | 400 | 'colour' is not known",
                "/alerts/al-1/acknowledgement | {\"by\": \"me\", \"severity\": \"low\"} | 400 | 'severity' cannot be"
                        + " chosen",
                "/alerts/al-1/acknowledgement | {\"by\": \"me\", \"subscription\": \"x\"} | 400 | 'subscription'",
                "/alerts/al-1/acknowledgement?subscription=nobody | {\"by\": \"me\"} | 400 | /subscriptions/nobody",
                "/alerts/al-1/acknowledgement?for=x | {\"by\": \"me\"} | 400 | 'for'"
            })
    void anAcknowledgementThatIsWrongIsRefusedNamingTheField(String path, String body, int status, String expected)
            throws Exception {
        alerts.apply("rel-1", SampleAlerts.opened());

        var answer = call("PUT", "/alerts/{id}/acknowledgement", path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(body(answer).get("detail").asText()).contains(expected);
    }

    @Test
    void aChangeOfWhatSomebodyElseHasChangedMeanwhileIsRefused() throws Exception {
        String path = "/subscriptions/ops";
        call("PUT", "/subscriptions/{id}", path, HOOK);
        String tag = call("GET", "/subscriptions/{id}", path, null)
                .headers()
                .firstValue("etag")
                .orElseThrow();

        assertThat(conditional(path, "If-Match", tag).statusCode()).isEqualTo(200);
        call("PUT", "/subscriptions/{id}", path, HOOK.replace("{\"channels\"", "{\"name\": \"x\", \"channels\""));
        assertThat(conditional(path, "If-Match", tag).statusCode()).isEqualTo(412);
        assertThat(conditional(path, "If-None-Match", "*").statusCode()).isEqualTo(412);
        assertThat(conditional("/subscriptions/new", "If-None-Match", "*").statusCode())
                .isEqualTo(201);
        assertThat(conditional("/subscriptions/none", "If-Match", "*").statusCode())
                .isEqualTo(412);
    }

    private HttpResponse<String> conditional(String path, String header, String value) throws Exception {
        var request = HttpRequest.newBuilder(http.url().resolve(path))
                .header("Content-Type", "application/json")
                .header(header, value)
                .PUT(HttpRequest.BodyPublishers.ofString(HOOK))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        openApi.check("PUT", "/subscriptions/{id}", answer);
        return answer;
    }

    /** Every address of the description, with every method that it does not describe. */
    @Test
    void aMethodThatAnAddressDoesNotKnowIsRefusedAndTheOthersAreNamed() throws Exception {
        for (String path : openApi.paths()) {
            for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
                if (!openApi.describes(method, path)) {
                    var request = HttpRequest.newBuilder(URI.create(http.url() + path.replace("{id}", "x")))
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build();
                    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

                    String what = method + " " + path + ": " + answer.body();
                    assertThat(answer.statusCode()).as(what).isEqualTo(405);
                    assertThat(answer.headers().firstValue("content-type"))
                            .as(what)
                            .contains("application/problem+json");
                    String allowed = answer.headers().firstValue("allow").orElse("");
                    assertThat(List.of(allowed.split(", ")))
                            .as(what)
                            .allMatch(each -> openApi.describes(each, path))
                            .hasSize(openApi.methods(path).size());
                }
            }
        }
    }

    /** Every address that takes a body, with bodies that are none. */
    @Test
    void whateverABodyIsTheAnswerIsAProblemThatTheDescriptionKnows() throws Exception {
        alerts.apply("rel-1", SampleAlerts.opened());
        for (String path : openApi.paths()) {
            for (String method : openApi.methods(path)) {
                if (openApi.takesBody(method, path)) {
                    String concrete = path.replace("{id}", path.startsWith("/alerts") ? "al-1" : "x");
                    for (String body :
                            List.of("", "null", "7", "\"x\"", "[]", "[[]]", "{\"a\": {}}", "{\"a\"", "\u0000")) {
                        var answer = call(method, path, concrete, body);
                        assertThat(answer.statusCode())
                                .as(method + " " + path + " " + body)
                                .isEqualTo(400);
                        assertThat(body(answer).get("detail").asText()).isNotBlank();
                    }
                    assertThat(declared(method, path, concrete, "text/plain")).isEqualTo(415);
                    assertThat(declared(method, path, concrete, "application/xml"))
                            .isEqualTo(415);
                }
            }
        }
    }

    private int declared(String method, String template, String path, String mediaType) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(http.url() + path))
                .header("Content-Type", mediaType)
                .method(method, HttpRequest.BodyPublishers.ofString(HOOK))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        openApi.check(method, template, answer);
        return answer.statusCode();
    }

    /** Every list and every single thing, with a parameter that nobody knows. */
    @Test
    void aParameterThatNobodyKnowsIsRefusedWhereverListsAre() throws Exception {
        for (String path : openApi.paths()) {
            if (openApi.describes("GET", path) && openApi.answers("GET", path, 400)) {
                var answer = call("GET", path, path.replace("{id}", "x") + "?nonsense=1", null);
                assertThat(answer.statusCode()).as(path).isEqualTo(400);
                assertThat(body(answer).get("detail").asText()).contains("'nonsense'");
            }
        }
    }

    @Test
    void whereaboutsAndHistoryComePageByPage() throws Exception {
        stores.moved("r1", "S-400", "S-400", LocalDate.of(2026, 3, 1), Instant.parse("2026-03-02T06:00:00Z"));
        stores.seen("S-400", "S-400", QueryStores.place("Alpha", 20, 54), "r1", false);
        stores.seen("S-400", "S-400", QueryStores.place("Bravo", 21, 54), "r1", false);

        JsonNode first = body(call("GET", "/whereabouts", "/whereabouts?near=20,54&within=100&limit=1", null));
        assertThat(first.at("/whereabouts/0/place/name").asText()).isEqualTo("Alpha");
        assertThat(first.at("/whereabouts/0/reported").asText()).isEqualTo("2026-03-02T06:00:00Z");
        String next = URLEncoder.encode(first.get("next").asText(), StandardCharsets.UTF_8);
        JsonNode second = body(call("GET", "/whereabouts", "/whereabouts?limit=1&after=" + next, null));
        assertThat(second.at("/whereabouts/0/place/name").asText()).isEqualTo("Bravo");
        assertThat(second.has("next")).isFalse();
        assertThat(body(call("GET", "/systems/{id}/history", "/systems/S-400/history", null))
                        .at("/history/0/when/start")
                        .asText())
                .isEqualTo("2026-03-01");
    }

    @Test
    void aSystemThatNobodyReportedIsNamedAndStoresThatMoveAreNoEmptyAnswer() throws Exception {
        var unknown = call("GET", "/systems/{id}/history", "/systems/S-900/history", null);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(body(unknown).get("detail").asText()).contains("'S-900'");

        stores.available(false);

        assertThat(call("GET", "/whereabouts", "/whereabouts", null).statusCode())
                .isEqualTo(503);
        assertThat(call("GET", "/systems/{id}/history", "/systems/S-400/history", null)
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    void alertsAreNewestFirstAndCanBeHadInEveryForm() throws Exception {
        alerts.apply("rel-1", SampleAlerts.opened());
        alerts.apply("rel-1", SampleAlerts.corroborated());

        JsonNode list =
                body(call("GET", "/alerts", "/alerts?system=S-400", null)).get("alerts");
        assertThat(list).hasSize(2);
        assertThat(list.at("/0/id").asText()).isEqualTo("al-2");
        assertThat(body(call("GET", "/alerts", "/alerts?system=Patriot", null)).get("alerts"))
                .isEmpty();
        for (String format : List.of("json", "line", "text", "markdown", "html", "geojson", "cap", "stix")) {
            var answer = call("GET", "/alerts/{id}", "/alerts/al-1?format=" + format, null);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("S-400");
        }
        assertThat(call("GET", "/alerts/{id}", "/alerts/al-1?format=pdf", null).statusCode())
                .isEqualTo(400);
        assertThat(call("GET", "/alerts/{id}", "/alerts/al-9", null).statusCode())
                .isEqualTo(404);
        assertThat(call("GET", "/alerts.atom", "/alerts.atom", null).body())
                .contains("http://www.w3.org/2005/Atom", "urn:castling:alert:al-2");
    }

    @Test
    void aListenerGetsWhatItMissedAndWhatComes() throws Exception {
        alerts.apply("rel-1", SampleAlerts.opened());
        alerts.apply("rel-1", SampleAlerts.corroborated());
        var request = HttpRequest.newBuilder(http.url().resolve("/alerts/stream"))
                .header("Last-Event-ID", "al-1")
                .build();

        var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        var ids = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            readIds(lines, ids, 1);
            alerts.apply("rel-1", SampleAlerts.cancelled());
            readIds(lines, ids, 2);
        }

        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
        assertThat(ids).containsExactly("al-2", "al-3");
    }

    @Test
    void aQuietListenerHearsThatTheServerIsThereAndItsEnd() throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(http.url().resolve("/alerts/stream")).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(": castling alerts");
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo(": still here");

            api.close();

            assertThat(lines.lines().toList()).allMatch(line -> line.isEmpty() || line.equals(": still here"));
        }
    }

    @Test
    void everyPathThatIsDescribedIsServed() throws Exception {
        for (String path : openApi.paths()) {
            if (path.equals("/alerts/stream")) {
                continue; // has a test of its own, since it does not end
            }
            String concrete = path.replace("{id}", "x");
            String method = path.endsWith("/test") ? "POST" : path.endsWith("/acknowledgement") ? "DELETE" : "GET";

            assertThat(call(method, path, concrete, null).body()).doesNotContain("There is nothing at");
        }
    }

    @Test
    void theDescriptionItselfIsServed() throws Exception {
        assertThat(call("GET", "/openapi.yaml", "/openapi.yaml", null).body()).startsWith("openapi: 3.1.0");
    }

    private void deliver(String subscription, DeliveryOutcome outcome) {
        var channel = SampleChannels.of(ChannelKind.WEBHOOK, "https://hook.example/x");
        var shipment = Shipment.of(SampleAlerts.opened(), Purpose.ACTUAL, subscription, channel, Instant.EPOCH);
        deliveries.apply(shipment.id(), shipment.waiting(outcome, "said", Instant.EPOCH));
    }

    private static void readIds(BufferedReader lines, List<String> ids, int until) throws IOException {
        while (ids.size() < until) {
            String line = lines.readLine();
            assertThat(line).as("the stream goes on").isNotNull();
            if (line.startsWith("id: ")) {
                ids.add(line.substring(4));
            }
        }
    }

    private HttpResponse<String> call(String method, String template, String path, String body) throws Exception {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(http.url() + path))
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        openApi.check(method, template, answer);
        return answer;
    }

    private JsonNode body(HttpResponse<String> answer) throws IOException {
        return json.readTree(answer.body());
    }

    private static final class Settings implements HttpSettings {
        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public DataSize maxRequestSize() {
            return DataSize.parse("64KiB");
        }

        @Override
        public Optional<Path> keysFile() {
            return Optional.empty();
        }

        @Override
        public int writesPerSecond() {
            return 1_000;
        }

        @Override
        public Duration closeWithin() {
            return Duration.ofSeconds(1);
        }
    }
}
