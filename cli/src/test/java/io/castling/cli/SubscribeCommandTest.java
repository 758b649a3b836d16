package io.castling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.castling.schemas.Acknowledgement;
import io.castling.schemas.Alert;
import io.castling.schemas.AlertType;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.Credibility;
import io.castling.schemas.Materiel;
import io.castling.schemas.Relocation;
import io.castling.schemas.RelocationChange;
import io.castling.schemas.RelocationState;
import io.castling.schemas.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SubscribeCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final ApiFixture api = new ApiFixture();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void everyConditionAndEveryChannelCanBeGiven(@TempDir Path folder) throws IOException {
        Path polygon = Files.writeString(folder.resolve("baltic.geojson"), """
            {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon",
             "coordinates": [[[19, 54], [23, 54], [23, 56], [19, 54]]]}}\
            """);

        TerminalFixture added = run(
                "add",
                "--id",
                "night",
                "--name",
                "Night watch",
                "--owner",
                "ops",
                "--system",
                "S-400,S-300V4",
                "--family",
                "S-300",
                "--class",
                "air_defence",
                "--state",
                "ru,by",
                "--place",
                "origin:Kaliningrad",
                "--country",
                "destination:by",
                "--bbox",
                "19,54,23,56",
                "--polygon",
                "either:" + polygon,
                "--materiel",
                "system",
                "--status",
                "reported,planned",
                "--least-credibility",
                "b3",
                "--least-severity",
                "high",
                "--max-age",
                "5",
                "--webhook",
                "https://ops.example/hook",
                "--secret",
                "env:CASTLING_SECRET_OPS",
                "--format",
                "STIX",
                "--mail",
                "duty@ops.example",
                "--slack",
                "file:slack",
                "--teams",
                "https://teams.example/x",
                "--console",
                "--mute",
                "22:00-07:00 Europe/Warsaw",
                "--digest",
                "08:00,18:00 Europe/Warsaw",
                "--separate");

        assertThat(added.err()).isEmpty();
        assertThat(added.lines()).containsExactly("night");
        JsonNode shown = JSON.readTree(run("show", "night").out());
        assertThat(shown.path("systems")).hasSize(2);
        assertThat(shown.path("classes").path(0).asText()).isEqualTo("AIR_DEFENCE");
        assertThat(shown.path("owners").path(1).asText()).isEqualTo("BY");
        assertThat(shown.path("areas")).hasSize(4);
        assertThat(shown.at("/areas/0/end").asText()).isEqualTo("origin");
        assertThat(shown.at("/areas/1/country").asText()).isEqualTo("BY");
        assertThat(shown.at("/areas/3/polygon").asText()).startsWith("{\"type\":\"Polygon\"");
        assertThat(shown.path("leastReliability").asText()).isEqualTo("B");
        assertThat(shown.path("leastCredibility").asInt()).isEqualTo(3);
        assertThat(shown.path("channels")).hasSize(5);
        assertThat(shown.at("/channels/0/settings/format").asText()).isEqualTo("stix");
        assertThat(shown.path("grouped").asBoolean()).isFalse();
        assertThat(run("list").lines())
                .singleElement()
                .asString()
                .contains("night\ton\t", "destination in BY", "B3 or better", "mail duty@ops.example");
    }

    @Test
    void whatIsNotGivenStaysAsItWas() {
        run("add", "--id", "ops", "--system", "S-400", "--digest", "hourly", "--console");

        assertThat(run("change", "ops", "--family", "Patriot", "--clear", "systems,digest")
                        .err())
                .isEmpty();

        var changed = api.subscriptions.find("ops").orElseThrow();
        assertThat(changed.getFamilies()).containsExactly("Patriot");
        assertThat(changed.getSystems()).isEmpty();
        assertThat(changed.getDigest()).isNull();
        assertThat(changed.getChannels()).hasSize(1);
    }

    @Test
    void anIdThatIsTakenIsNotOverwritten() {
        run("add", "--id", "ops", "--system", "S-400", "--console");

        TerminalFixture again = run(1, "add", "--id", "ops", "--console");

        assertThat(again.err()).contains("/subscriptions/ops is there already");
        assertThat(api.subscriptions.find("ops").orElseThrow().getSystems()).containsExactly("S-400");
    }

    @Test
    void aPauseASilenceAndTheirEnds() {
        run("add", "--id", "ops", "--console");

        run("pause", "ops");
        assertThat(run("list").out()).contains("ops\tpaused\t");
        run("resume", "ops");
        run("pause", "ops", "--for", "2h");
        run("silence", "ops", "S-400", "--until", "2999-01-01T00:00:00Z");
        run("silence", "ops", "S-400", "--until", "2999-02-01T00:00:00Z");
        assertThat(run("list").out()).contains("ops\tpaused until 20");
        assertThat(api.subscriptions.find("ops").orElseThrow().getSilences())
                .hasSize(2)
                .contains("S-400@2999-02-01T00:00:00Z");
        run("resume", "ops");
        run("unsilence", "ops", "S-400");
        assertThat(run("list").out()).contains("ops\ton\t");
        assertThat(api.subscriptions.find("ops").orElseThrow().getSilences()).isEmpty();
        assertThat(run(1, "unsilence", "ops", "S-400").err()).contains("S-400 is not silenced in ops");
    }

    @Test
    void aTestSaysWhatBecameOfIt() {
        run("add", "--id", "ops", "--webhook", "https://ops.example/hook", "--console");

        assertThat(run("test", "ops").lines()).hasSize(2).allMatch(line -> line.contains("delivered\tHTTP 204"));

        api.refusing = true;
        assertThat(run(1, "test", "ops").lines()).allMatch(line -> line.contains("failed\tHTTP 422"));
    }

    @Test
    void anAlertIsAcknowledgedAndThatIsTakenBack() {
        run("add", "--id", "ops", "--console");
        api.alerts.apply("rel-1", alert());

        run("acknowledge", "al-1", "--by", "duty officer", "--subscription", "ops", "--note", "seen");

        assertThat(api.acknowledgements.all())
                .extracting(Acknowledgement::getBy)
                .containsExactly("duty officer");
        run("acknowledge", "al-1", "--by", "x", "--subscription", "ops", "--undo");
        assertThat(api.acknowledgements.all()).isEmpty();
    }

    @Test
    void whatIsRemovedIsGone() {
        run("add", "--id", "a", "--console");
        run("add", "--id", "b", "--console");

        run("remove", "a", "b");

        assertThat(run("list").err()).contains("nobody has subscribed yet");
        assertThat(run(1, "remove", "a").err()).contains("There is no /subscriptions/a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "add | 'channels' needs at least one channel",
                "add --mail nobody | 'channels[0].target' has to be a mail address",
                "add --console --materiel boats | 'materiel[0]' has to be one of system",
                "add --console --state Russia | 'owners[0]' has to be an ISO 3166-1",
                "add --console --digest sometimes | 'digest' has to be",
                "add --console --country origin: | 'areas[0].country'",
                "show nobody | There is no /subscriptions/nobody",
                "change nobody --console | There is no /subscriptions/nobody",
                "acknowledge al-9 --by me | There is no alert al-9"
            })
    void whatTheApiRefusesIsSaidInItsWords(String command, String expected) {
        assertThat(run(1, command.split(" ")).err()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "add --console --bbox 1,2,x | --bbox takes west,south,east,north",
                "add --console --polygon nowhere.json | nowhere.json cannot be read",
                "add --console --least-credibility good | --least-credibility takes an Admiralty pair",
                "add --console --secret env:X | --secret and --format belong to --webhook",
                "silence ops S-400 | how long? Give --for or --until",
                "silence ops S-400 --for ever | --for takes a span",
                "silence ops S-400 --until 2001-01-01T00:00:00Z | is past already",
                "pause ops --for 1h --until 2999-01-01T00:00:00Z | exclude each other",
                "dance | dance"
            })
    void wrongUsageIsNamed(String command, String expected) {
        assertThat(run(2, command.split(" ")).err()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add",
                "list",
                "show",
                "change",
                "remove",
                "test",
                "pause",
                "resume",
                "silence",
                "unsilence",
                "acknowledge"
            })
    void everyCommandExplainsItself(String command) {
        var terminal = new TerminalFixture();
        assertThat(terminal.run("", "subscribe", command, "--help")).isZero();
        assertThat(terminal.out()).startsWith("Usage: castling subscribe " + command);
    }

    @Test
    void anApiThatIsAwayIsNamedWithTheRemedy() {
        var terminal = new TerminalFixture();

        assertThat(terminal.run("", "subscribe", "list", "--api", "http://127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("nothing answers at http://127.0.0.1:1", "castling up");
    }

    private TerminalFixture run(String... arguments) {
        return run(0, arguments);
    }

    private TerminalFixture run(int expected, String... arguments) {
        var terminal = new TerminalFixture();
        List<String> all = new ArrayList<>(List.of("subscribe"));
        all.addAll(List.of(arguments));
        if (!arguments[0].equals("dance")) {
            all.addAll(List.of("--api", api.url().toString()));
        }
        assertThat(terminal.run("", all.toArray(String[]::new)))
                .as(String.join(" ", arguments) + ": " + terminal.err())
                .isEqualTo(expected);
        return terminal;
    }

    private static Alert alert() {
        var relocation = Relocation.newBuilder()
                .setId("rel-1")
                .setState(RelocationState.ACTIVE)
                .setChange(RelocationChange.OPENED)
                .setFamily("S-400")
                .setMateriel(Materiel.SYSTEM)
                .setStatus(ClaimStatus.REPORTED)
                .setCredibility(new Credibility("B", 2, List.of()))
                .build();
        return Alert.newBuilder()
                .setId("al-1")
                .setType(AlertType.NEW)
                .setRelocation(relocation)
                .setSeverity(Severity.HIGH)
                .setHeadline("S-400 moved")
                .setReason("test")
                .setIssued(Instant.EPOCH)
                .build();
    }
}
