package io.castling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labelled articles from text to alerts; see {@code eval/README.md}. */
class TrackingAccuracyTest {

    private static final int ORDERS = 20;
    private static final Path EVAL = Path.of("..", "eval");

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"tracking-tuning", "tracking-checking"})
    void relocationsAreThoseOfTheLabels(String corpus) throws IOException {
        List<String> articles = Files.readAllLines(EVAL.resolve(corpus + ".jsonl"));
        JsonNode baseline =
                json.readTree(EVAL.resolve("tracking-baseline.json").toFile()).get(corpus);

        TrackingScore score = TrackingScore.of(read(articles), read(assess(articles)));

        System.out.printf(
                "%s: B-cubed F1 %.3f, alerts for each relocation %.3f, false alerts %.3f%n",
                corpus, score.b3F1(), score.alertsPerRelocation(), score.falseAlerts());
        assertThat(score.b3F1())
                .as("B-cubed F1 %s", score.mistakes())
                .isGreaterThanOrEqualTo(baseline.get("b3_f1").asDouble());
        assertThat(score.alertsPerRelocation())
                .as("alerts for each relocation %s", score.mistakes())
                .isLessThanOrEqualTo(baseline.get("alerts_per_relocation").asDouble());
        assertThat(score.falseAlerts())
                .as("false alerts %s", score.mistakes())
                .isLessThanOrEqualTo(baseline.get("false_alerts").asDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tracking-tuning", "tracking-checking"})
    void theOrderOfTheInputChangesNothing(String corpus) throws IOException {
        List<String> articles = Files.readAllLines(EVAL.resolve(corpus + ".jsonl"));
        Set<String> first = states(assess(articles));
        for (int seed = 0; seed < ORDERS; seed++) {
            List<String> shuffled = new ArrayList<>(articles);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(states(assess(shuffled))).as("seed %d", seed).isEqualTo(first);
        }
    }

    /** All that is said of each relocation but its name and the history of its alerts, which are those of the arrival. */
    private Set<String> states(List<String> lines) throws IOException {
        Set<String> states = new TreeSet<>();
        for (JsonNode relocation : read(lines)) {
            states.add(((ObjectNode) relocation)
                    .remove(List.of("relocation", "alerts"))
                    .toString());
        }
        return states;
    }

    private static List<String> assess(List<String> articles) {
        var terminal = new TerminalFixture();
        assertThat(terminal.run(String.join("\n", articles), "assess"))
                .as(terminal.err())
                .isZero();
        return terminal.lines();
    }

    private List<JsonNode> read(List<String> lines) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : lines) {
            nodes.add(json.readTree(line));
        }
        return nodes;
    }
}
