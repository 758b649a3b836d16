package io.castling.alert.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.castling.alert.policy.AlertType;
import io.castling.alert.track.voice.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the labels of the evaluation say, as claims: the partition must be theirs, with one NEW for each cluster at most.
 * So it is the tracking alone that is measured. More labelled articles, {@code eval/dev.jsonl} and
 * {@code eval/seeds.jsonl} of a folder, take part with {@code -Dcastling.shared=DIR}.
 */
class GoldLabelsTest {

    private static final Path EVAL = Path.of("..", "eval");

    @ParameterizedTest
    @CsvSource({"tracking-tuning, 1.0", "tracking-checking, 0.94"})
    void theLabelsOfTheCorpusArePartedAsLabelled(String corpus, double least) throws IOException {
        parted(EVAL.resolve(corpus + ".jsonl"), least);
    }

    @TestFactory
    Stream<DynamicTest> labelsArePartedAsLabelled() {
        String shared = System.getProperty("castling.shared", "");
        return Stream.of("dev.jsonl", "seeds.jsonl")
                .map(file -> DynamicTest.dynamicTest(file, () -> {
                    assumeTrue(!shared.isEmpty(), "no -Dcastling.shared=DIR: the labelled articles are elsewhere");
                    parted(Path.of(shared, "eval", file), 1);
                }));
    }

    private static void parted(Path file, double least) throws IOException {
        Map<String, Set<String>> labelled = new TreeMap<>();
        List<Report> reports = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode article = new ObjectMapper().readTree(line);
            int number = 0;
            for (JsonNode relocation : article.get("relocations")) {
                Claim claim = claim(article, relocation, number++);
                reports.add(new Report.Asserted(claim));
                if (claim.supports()) {
                    String cluster = relocation.get("event_cluster").asText() + " " + claim.systemOrFamily();
                    labelled.computeIfAbsent(cluster, key -> new HashSet<>()).add(claim.id());
                }
            }
        }
        for (int seed = 0; seed < 20; seed++) {
            Sequence sequence = Sequence.of(Sequence.shuffled(reports, new Random(seed)));
            Set<Set<String>> partition = supporting(sequence);
            assertThat(BCubed.f1(partition, Set.copyOf(labelled.values())))
                    .as("seed %d: %s for %s", seed, partition, labelled)
                    .isGreaterThanOrEqualTo(least);
            long news = sequence.alerts().stream()
                    .filter(alert -> alert.type() == AlertType.NEW)
                    .count();
            assertThat(news).as("NEW alerts, seed %d", seed).isLessThanOrEqualTo(labelled.size());
        }
    }

    private static Set<Set<String>> supporting(Sequence sequence) {
        return sequence.relocations().stream()
                .map(relocation -> relocation.claims().stream()
                        .filter(Claim::supports)
                        .map(Claim::id)
                        .collect(Collectors.toSet()))
                .filter(claims -> !claims.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Claim claim(JsonNode article, JsonNode label, int number) {
        String id = article.get("id").asText();
        String system = label.get("system").asText();
        boolean guessed = label.has("destination_speculated");
        Set<Slot> hedged = EnumSet.noneOf(Slot.class);
        if (guessed || label.path("hedge_scope").asText().equals("destination")) {
            hedged.add(Slot.DESTINATIONS);
        }
        return new Claim(
                id + "#" + number,
                new Article(
                        id,
                        1,
                        text(article, "url"),
                        text(article, "outlet"),
                        text(article, "title"),
                        text(article, "published").map(LocalDate::parse),
                        Optional.empty(),
                        Signature.NONE),
                Optional.of(system),
                system.equals("S-300V4") ? "S-300" : system,
                places(label, "origin"),
                guessed ? list(label.get("destination_speculated")) : places(label, "destination"),
                List.of(),
                label.path("n").isInt() ? OptionalInt.of(label.get("n").asInt()) : OptionalInt.empty(),
                text(label, "quantity"),
                text(label, "unit")
                        .map(unit -> Materiel.valueOf(unit.toUpperCase(Locale.ROOT)))
                        .orElse(Materiel.SYSTEM),
                text(label, "when").map(when -> Scenario.period(when.replace("/", ".."))),
                Status.valueOf(label.get("status").asText().toUpperCase(Locale.ROOT)),
                label.get("hedged").asBoolean()
                        && !label.path("hedge_scope").asText().equals("destination"),
                hedged,
                label.get("background").asBoolean(),
                text(label, "attributed_to").stream().toList(),
                new Evidence("text", number * 100, 100_000, "", "label"));
    }

    private static List<Place> places(JsonNode label, String end) {
        if (label.has(end + "_details") && !label.get(end + "_details").isEmpty()) {
            return list(label.get(end + "_details"));
        }
        return label.get(end).isNull() ? List.of() : List.of(place(label.get(end)));
    }

    private static List<Place> list(JsonNode places) {
        List<Place> list = new ArrayList<>();
        places.forEach(place -> list.add(place(place)));
        return list;
    }

    private static Place place(JsonNode place) {
        String kind = place.get("kind").asText().toUpperCase(Locale.ROOT);
        Place.Kind known = kind.equals("STREET") ? Place.Kind.FACILITY : Place.Kind.valueOf(kind);
        return new Place(
                "name:" + place.get("name").asText(),
                place.get("name").asText(),
                place.get("lat").asDouble(),
                place.get("lon").asDouble(),
                text(place, "country"),
                known,
                switch (known) {
                    case COUNTRY -> 1000;
                    case REGION, ISLANDS, SEA -> 300;
                    default -> 10;
                },
                List.of());
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field))
                .filter(value -> !value.isNull())
                .map(JsonNode::asText);
    }
}
