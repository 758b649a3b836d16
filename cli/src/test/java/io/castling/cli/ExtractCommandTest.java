package io.castling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractCommandTest {

    private static final String MOVED = "{\"id\": \"a\", \"published\": \"2026-03-12\", \"title\": \"S-400s leave\","
            + " \"text\": \"Russia has moved two S-400 batteries from Kaliningrad to Rostov-on-Don, TASS said.\"}";

    private final TerminalFixture terminal = new TerminalFixture();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everyMentionIsFoundWhereItSaysThatItIs() throws IOException {
        assertThat(terminal.run(MOVED, "extract")).isZero();

        JsonNode article = json.readTree(MOVED);
        JsonNode result = json.readTree(terminal.out());
        Stream.of("systems", "places").forEach(kind -> {
            assertThat(result.get(kind)).isNotEmpty();
            result.get(kind)
                    .forEach(mention -> assertThat(
                                    article.get(mention.get("field").asText())
                                            .asText()
                                            .substring(
                                                    mention.get("start").asInt(),
                                                    mention.get("end").asInt()))
                            .isEqualTo(mention.get("text").asText()));
        });
    }

    @Test
    void aClaimHasTheShapeOfTheContract() throws IOException {
        terminal.run(MOVED, "extract");

        JsonNode claim = json.readTree(terminal.out()).get("claims").get(0);
        assertThat(claim.get("system").asText()).isEqualTo("S-400");
        assertThat(claim.get("origins").get(0).get("name").asText()).startsWith("Kaliningrad");
        assertThat(claim.get("destinations").get(0).get("country").asText()).isEqualTo("RU");
        assertThat(claim.get("count").asInt()).isEqualTo(2);
        assertThat(claim.get("status").asText()).isEqualTo("reported");
        assertThat(claim.get("materiel").asText()).isEqualTo("system");
        assertThat(claim.get("hedged").isBoolean()).isTrue();
        assertThat(claim.get("background").isBoolean()).isTrue();
        assertThat(claim.get("attributedTo").isArray()).isTrue();
        assertThat(claim.get("hedgedSlots").isArray()).isTrue();
        assertThat(claim.get("evidence").get("text").asText()).contains("moved two S-400 batteries");
    }

    @Test
    void resultsComeInTheOrderOfTheInput() throws IOException {
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            input.append("{\"id\": \"").append(i).append("\", \"text\": \"Nothing moved.\"}\n");
        }
        terminal.run(input.toString(), "extract");

        assertThat(terminal.lines()).hasSize(50);
        for (int i = 0; i < 50; i++) {
            assertThat(json.readTree(terminal.lines().get(i)).get("id").asText())
                    .isEqualTo(Integer.toString(i));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense                                   | is not valid JSON
            [1]                                        | is not a JSON object
            {"text": "t"}                              | has no "id"
            {"id": "a"}                                | has no "text"
            {"id": 1, "text": "t"}                     | "id" is not a string
            {"id": "a", "text": "t", "published": "x"} | "published" is not an ISO 8601 date or date-time: x
            """)
    void aBadLineIsNamedAndTheRestGoesOn(String line, String reason) {
        int code = terminal.run(MOVED + "\n" + line + "\n" + MOVED + "\n", "extract");

        assertThat(code).isEqualTo(1);
        assertThat(terminal.lines()).hasSize(2);
        assertThat(terminal.err()).contains("standard input:2: " + reason);
    }

    @Test
    void invalidUtf8IsNamed() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write("{\"id\": \"a\", \"text\": \"".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xff);
        bytes.write("\"}\n".getBytes(StandardCharsets.UTF_8));

        assertThat(terminal.run(bytes.toByteArray(), "extract")).isEqualTo(1);
        assertThat(terminal.err()).contains("standard input:1: is not valid UTF-8");
    }

    @Test
    void aMissingFileIsNamedAndTheOthersAreRead(@TempDir Path folder) throws IOException {
        Path good = Files.writeString(folder.resolve("good.jsonl"), MOVED);

        assertThat(terminal.run("", "extract", "missing.jsonl", good.toString()))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("missing.jsonl: cannot be read: there is no such file");
        assertThat(terminal.lines()).hasSize(1);
    }

    @Test
    void anEmptyInputGivesAnEmptyOutput() {
        assertThat(terminal.run("\n\n", "extract")).isZero();
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void whyAMovementBecameAClaimIsSaidWhenAskedFor() {
        terminal.run(MOVED, "extract", "--explain");

        assertThat(terminal.err()).contains("a: taken by", "S-400");
    }

    @Test
    void aSystemOfOnesOwnIsRecognised(@TempDir Path folder) throws IOException {
        Path catalogue = Files.writeString(folder.resolve("mine.yaml"), """
                systems:
                  - name: Thunderclap-9
                    class: air defence
                    owners: [FR]
                """);
        String article = "{\"id\": \"a\", \"text\": \"A Thunderclap-9 battery was moved to Lyon on Monday.\"}";

        assertThat(terminal.run(article, "extract", "--catalogue", catalogue.toString()))
                .as(terminal.err())
                .isZero();
        assertThat(json.readTree(terminal.out())
                        .get("systems")
                        .get(0)
                        .get("system")
                        .asText())
                .isEqualTo("Thunderclap-9");
    }
}
