package io.castling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample articles, from text to alerts. */
class AssessCommandTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void oneMovementToldTwiceIsOneRelocationWithTwoVoices() {
        JsonNode patriot = only("Patriot", assess(samples()));

        assertThat(names(patriot, "articles")).containsExactly("sample-1", "sample-2");
        assertThat(patriot.get("voices")).hasSize(2);
        assertThat(types(patriot)).containsExactly("NEW", "UPDATE");
        assertThat(patriot.get("alerted").asBoolean()).isTrue();
    }

    @Test
    void aPlanAlertsAsAPlan() {
        JsonNode typhon = only("Typhon", assess(samples()));

        assertThat(typhon.get("status").asText()).isEqualTo("planned");
        assertThat(types(typhon)).containsExactly("NEW");
    }

    @Test
    void aSaleAndALossTellOfNoRelocation() {
        assertThat(assess(samples()))
                .extracting(relocation -> relocation.get("system").asText())
                .containsExactlyInAnyOrder("Patriot", "Typhon", "Iskander-M");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theOrderOfArrivalChangesNothing(long seed) {
        List<String> shuffled = new ArrayList<>(samples());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(partition(assess(shuffled))).as("seed %d", seed).isEqualTo(partition(assess(samples())));
    }

    @Test
    void anArticleWithoutADateIsAssessedToo() {
        assertThat(assess(List.of("{\"id\": \"a\", \"text\": \"Two S-400 batteries have been moved from Kaliningrad to"
                        + " Crimea, TASS said.\"}")))
                .hasSize(1);
    }

    @Test
    void theShortNameOfAMinistryIsNoVoiceOfItsOwn() {
        List<JsonNode> relocations = assess(
                List.of("{\"id\": \"a\", \"published\": \"2026-03-12\", \"text\": \"Two S-400 batteries have been moved"
                        + " from Kaliningrad to Crimea, the UK Ministry of Defence (MoD) said. The S-400 launchers were"
                        + " flown from Kaliningrad to Crimea last week, the MoD said.\"}"));

        assertThat(names(only("S-400", relocations), "voices")).containsExactly("UK Ministry of Defence");
    }

    private Set<String> partition(List<JsonNode> relocations) {
        return relocations.stream()
                .map(relocation ->
                        relocation.get("system").asText() + " " + new TreeSet<>(names(relocation, "articles"))
                                + " " + relocation.get("credibility").asText() + relocation.get("origins")
                                + relocation.get("destinations"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<JsonNode> assess(List<String> articles) {
        var terminal = new TerminalFixture();
        assertThat(terminal.run(String.join("\n", articles), "assess")).isZero();
        return terminal.lines().stream().map(this::read).toList();
    }

    private JsonNode read(String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode only(String system, List<JsonNode> relocations) {
        return relocations.stream()
                .filter(relocation -> relocation.get("system").asText().equals(system))
                .collect(Collectors.collectingAndThen(Collectors.toList(), found -> {
                    assertThat(found).as(system).hasSize(1);
                    return found.getFirst();
                }));
    }

    private static List<String> names(JsonNode node, String key) {
        return StreamSupport.stream(node.get(key).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> types(JsonNode relocation) {
        return StreamSupport.stream(relocation.get("alerts").spliterator(), false)
                .map(alert -> alert.get("type").asText())
                .toList();
    }

    private static List<String> samples() {
        try (var samples = AssessCommandTest.class.getResourceAsStream("/samples/articles.jsonl")) {
            return new String(samples.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
