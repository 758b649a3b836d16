package io.castling.extraction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.castling.extraction.Analyzer;
import io.castling.extraction.evaluation.Scores.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scorer itself, on articles whose labels are right, wrong or missing on purpose. */
class EvaluationTest {

    private static final Analyzer ANALYZER = Analyzer.bundled();
    private static final String TEXT =
            "Two S-400 batteries were moved from Kaliningrad to Millerovo on Monday, the ministry said.";

    @TempDir
    private Path folder;

    private Scores score(String labels) throws IOException {
        Path file = Files.writeString(folder.resolve("gold.jsonl"), """
                {"id": "one", "title": "", "text": "%s", "published": "2023-11-15", %s}
                """.formatted(TEXT, labels));
        return new Scorer(ANALYZER, Map.of()).score(new GoldReader().read(file));
    }

    private static String relocation(String origin, String destination, String status) {
        return """
                "systems": [{"canonical": "S-400", "mentions": [{"start": 4, "end": 9, "text": "S-400"}]}],
                "locations": [{"start": 36, "end": 47, "text": "Kaliningrad", "name": "Kaliningrad", "lat": 54.71, "lon": 20.51, "country": "RU", "kind": "city"},
                  {"start": 51, "end": 60, "text": "Millerovo", "name": "Millerovo", "lat": 48.92, "lon": 40.39, "country": "RU", "kind": "city"}],
                "relocations": [{"system": "S-400", "origin": %s, "destination": %s, "n": 2,
                  "when": "2023-11-13", "status": "%s", "hedged": false}], "is_negative": false
                """.formatted(origin, destination, status).replace('\n', ' ');
    }

    private static String place(String name, double latitude, double longitude) {
        return "{\"name\": \"%s\", \"lat\": %s, \"lon\": %s, \"country\": \"RU\", \"kind\": \"city\"}"
                .formatted(name, latitude, longitude);
    }

    @Test
    void what_is_labelled_rightly_is_found_whole() throws IOException {
        Scores scores =
                score(relocation(place("Kaliningrad", 54.71, 20.51), place("Millerovo", 48.92, 40.39), "reported"));

        assertThat(scores.mistakes()).isEmpty();
        assertThat(scores.systems()).isEqualTo(new Finding(1, 1, 1));
        assertThat(scores.places()).isEqualTo(new Finding(2, 2, 2));
        assertThat(scores.within161()).isEqualTo(new Ratio(2, 2));
        assertThat(scores.fullClaims()).isEqualTo(new Finding(1, 1, 1));
        assertThat(scores.slots()).containsEntry(Slot.COUNT, new Ratio(1, 1)).containsEntry(Slot.WHEN, new Ratio(1, 1));
    }

    @Test
    void a_place_near_the_labelled_one_is_right_whatever_its_name() throws IOException {
        Scores scores = score(relocation(place("Pionersky", 54.95, 20.23), place("Nowhere", 0.0, 0.0), "reported"));

        assertThat(scores.slots())
                .containsEntry(Slot.ORIGIN, new Ratio(1, 1))
                .containsEntry(Slot.DESTINATION, new Ratio(0, 1));
        assertThat(scores.claims().f1()).isEqualTo(1);
        assertThat(scores.fullClaims().f1()).isZero();
        assertThat(scores.mistakes()).singleElement().asString().contains("claim not whole");
    }

    @Test
    void a_claim_without_a_right_end_is_invented_and_the_label_missed() throws IOException {
        Scores scores = score(relocation(place("Omsk", 54.99, 73.37), place("Tomsk", 56.5, 84.97), "reported"));

        assertThat(scores.claims()).isEqualTo(new Finding(0, 1, 1));
        assertThat(scores.mistakes()).hasSize(2);
    }

    @Test
    void a_movement_in_an_article_without_one_counts_as_flagged() throws IOException {
        Scores scores = score("\"systems\": [], \"locations\": [], \"relocations\": [], \"is_negative\": true");

        assertThat(scores.negativesFlagged()).isEqualTo(new Ratio(1, 1));
        assertThat(scores.systems()).isEqualTo(new Finding(0, 1, 0));
        assertThat(scores.systems().precision()).isZero();
    }

    @Test
    void figures_add_up() throws IOException {
        Scores one = score(relocation("null", place("Millerovo", 48.92, 40.39), "planned"));
        Scores two = one.plus(one);

        assertThat(two.articles()).isEqualTo(2);
        assertThat(two.slots().get(Slot.STATUS)).isEqualTo(new Ratio(0, 2));
        assertThat(two.systems().f1()).isCloseTo(1, within(1e-9));
    }

    @Test
    void a_line_that_is_no_labelled_article_is_named() throws IOException {
        Path file = Files.write(folder.resolve("bad.jsonl"), List.of("{\"id\": \"x\"}"));

        assertThatThrownBy(() -> new GoldReader().read(file))
                .hasMessageContaining("bad.jsonl:1")
                .hasMessageContaining("text");
    }
}
