package io.castling.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.schemas.Alert;
import io.castling.schemas.AlertType;
import io.castling.schemas.RawArticle;
import io.castling.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer and an operator see of {@code castling up}. One installation lives through all of it, in order. */
@TestMethodOrder(OrderAnnotation.class)
class UpIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static CastlingProcess.Up up;
    private static URI url;

    @BeforeAll
    static void start() {
        up = CastlingProcess.up(folder.resolve("data"));
        url = up.awaitReady();
    }

    @AfterAll
    static void stop() {
        up.close();
        assertThat(up.process().descendants()).as("processes left behind").isEmpty();
    }

    @Test
    @Order(1)
    void theSamplesAlertOnTheFirstStart() {
        up.process().await("alert for each moved system", SOON, () -> alerts().size() >= 4);

        assertThat(alerts())
                .extracting(
                        alert -> alert.getType() + " " + alert.getRelocation().getFamily())
                .containsExactlyInAnyOrder("NEW Patriot", "UPDATE Patriot", "NEW Typhon", "NEW Iskander-M");
        assertThat(String.join("\n", up.process().out()))
                .contains("Malbork", "Rzeszow", "Luzon", "Kaliningrad")
                .doesNotContain("Switzerland", "Sevastopol");
    }

    @Test
    @Order(3)
    void feedingTheSameAgainPublishesNothingAndAlertsNobody() {
        int before = alerts().size();
        try (var ingest = CastlingProcess.start("ingest", "--to", url.toString(), "../samples/articles.jsonl")) {
            assertThat(ingest.exitCode(SOON)).isZero();
            assertThat(ingest.err()).contains("0 published", "6 known already");
        }
        assertThat(alerts()).hasSize(before);
    }

    @Test
    @Order(4)
    void badInputIsNamedAndTheRestGoesOn() throws IOException {
        Path good = Files.writeString(folder.resolve("good.txt"), "The weather in Lisbon will be fine, they said.");
        Path empty = Files.writeString(folder.resolve("empty.txt"), "");
        Path binary = Files.write(folder.resolve("binary.txt"), new byte[] {0, 1, 2, 3, 0, 0, (byte) 0xff});
        Path broken =
                Files.writeString(folder.resolve("broken.jsonl"), "{\"text\": \"One good line.\"}\n{\"text\": \n");
        Path huge = Files.writeString(folder.resolve("huge.txt"), "Nothing moved. ".repeat(50 << 16));
        Path missing = folder.resolve("missing.txt");
        try (var ingest = CastlingProcess.start(
                "ingest",
                "--to",
                url.toString(),
                good.toString(),
                empty.toString(),
                binary.toString(),
                broken.toString(),
                huge.toString(),
                missing.toString())) {
            assertThat(ingest.exitCode(SOON)).isEqualTo(1);
            assertThat(ingest.err())
                    .contains(empty.toString(), binary.toString(), broken + ":2", huge.toString(), missing.toString())
                    .contains("2 published", "5 rejected");
        }
    }

    @Test
    @Order(5)
    void healthAndMetricsAnswer() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body()).contains("kafka_stream", "jvm_memory_used_bytes");
        assertThat(get("/nothing").headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    @Order(6)
    void aSecondOneOnTheSameDataDirectoryIsTurnedAway() {
        try (var second = CastlingProcess.up(folder.resolve("data"))) {
            assertThat(second.process().exitCode(SOON)).isEqualTo(1);
            assertThat(second.process().err()).contains(folder.resolve("data").toString());
        }
    }

    @Test
    @Order(7)
    void aPortThatIsTakenIsNamed() {
        try (var other = CastlingProcess.start(
                "up",
                "--data",
                folder.resolve("other").toString(),
                "--kafka-port",
                Integer.toString(up.kafkaPort()),
                "--registry-port",
                "0",
                "--api-port",
                "0",
                "--port",
                "0")) {
            assertThat(other.exitCode(SOON)).isEqualTo(1);
            assertThat(other.err()).contains(Integer.toString(up.kafkaPort()));
        }
    }

    @Test
    @Order(8)
    void anUnknownSettingStopsTheStartAndTheNearestNameIsOffered() {
        try (var misspelt = CastlingProcess.start(
                "watch", "--set", "castling.kafka.compresion=zstd", "--kafka", up.bootstrapServers())) {
            assertThat(misspelt.exitCode(SOON)).isNotZero();
            assertThat(misspelt.err()).contains("castling.kafka.compresion", "castling.kafka.compression");
        }
    }

    @Test
    @Order(9)
    void afterKillNineInTheMiddleOfIngestionNothingIsLostAndNobodyIsAlertedTwice() throws Exception {
        int articles = 300;
        List<ProcessHandle> children = up.process().descendants();
        Path stream = Files.write(folder.resolve("stream.jsonl"), generated(articles));
        int before = read(Topics.ARTICLES_RAW).size();
        try (var interrupted = CastlingProcess.start("ingest", "--to", url.toString(), stream.toString())) {
            up.process()
                    .await(
                            "some of the articles",
                            SOON,
                            () -> read(Topics.ARTICLES_RAW).size() > before);
            up.process().kill();
            interrupted.kill();
        }
        up.process().await("end of the children", SOON, () -> children.stream().noneMatch(ProcessHandle::isAlive));

        up = CastlingProcess.up(folder.resolve("data"));
        url = up.awaitReady();
        try (var again = CastlingProcess.start("ingest", "--to", url.toString(), stream.toString())) {
            assertThat(again.exitCode(Duration.ofSeconds(60))).isZero();
        }
        up.process().await("alerts for all of it", SOON, () -> alerts().size() >= 4 + articles / 3);

        assertThat(read(Topics.ARTICLES_RAW))
                .extracting(RawArticle::getId)
                .doesNotHaveDuplicates()
                .hasSize(before + articles);
        assertThat(alerts()).extracting(Alert::getId).doesNotHaveDuplicates();
        assertThat(alerts())
                .filteredOn(alert -> alert.getType() == AlertType.NEW)
                .extracting(alert -> alert.getRelocation().getId())
                .doesNotHaveDuplicates();
    }

    /** A third of the articles tell of a movement of their own. */
    private static byte[] generated(int articles) {
        List<String> towns = List.of("Warsaw", "Gdansk", "Lublin", "Szczecin", "Poznan");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < articles; i++) {
            String year = Integer.toString(1990 + i / 10);
            String text = i % 3 == 0
                    ? "A Patriot battery was moved from Rzeszow to %s on Monday, the defence ministry said."
                            .formatted(towns.get(i % towns.size()))
                    : "Report " + i + ": the council talked about the price of bread.";
            lines.add(
                    "{\"url\": \"https://wire.example/%d\", \"source\": \"wire.example\", \"published\": \"%s-0%d-10\", \"text\": \"%s\"}"
                            .formatted(i, year, 1 + i % 9, text));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static List<Alert> alerts() {
        return read(Topics.ALERTS);
    }

    private static <V extends org.apache.avro.specific.SpecificRecord> List<V> read(
            io.castling.schemas.topic.Topic<V> topic) {
        try (var reader = new TopicReader(up)) {
            return reader.all(topic);
        }
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(url.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
