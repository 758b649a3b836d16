package io.castling.extraction.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.text.ParsedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of cases holds one kind of mistake that readers of news would make if they did not know better. */
class PlaceFinderTest {

    private static final List<String> FILES = List.of(
            "appositions.txt",
            "bases.txt",
            "borders.txt",
            "metonyms.txt",
            "military-news.txt",
            "local-news.txt",
            "organisations.txt",
            "paris-texas.txt",
            "person-names.txt",
            "spellings.txt",
            "unlisted.txt",
            "vague-regions.txt",
            "words.txt");

    @SuppressWarnings("NullAway.Init")
    private static PlaceFinder finder;

    @BeforeAll
    static void load() {
        finder = PlaceFinder.bundled();
    }

    static Stream<PlaceCases> cases() {
        return FILES.stream().flatMap(file -> PlaceCases.read(file).stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void findsThePlacesThatAreMarkedAndNoOthers(PlaceCases wanted) {
        List<PlaceMention> found = finder.find(ParsedDocument.of(wanted.document()), List.of());
        assertThat(found.stream().map(PlaceMention::text))
                .as(wanted.toString())
                .containsExactlyElementsOf(wanted.expected().stream()
                        .map(PlaceCases.Expected::text)
                        .toList());
        List<String> mistakes = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Optional<String> mistake = PlaceCases.mistake(wanted.expected().get(i), found.get(i));
            mistake.ifPresent(mistakes::add);
            assertThat(found.get(i).span().start())
                    .as(wanted.toString())
                    .isEqualTo(wanted.expected().get(i).start());
        }
        assertThat(mistakes).as(wanted.toString()).isEmpty();
    }
}
