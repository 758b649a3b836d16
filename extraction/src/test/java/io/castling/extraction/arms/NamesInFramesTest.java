package io.castling.extraction.arms;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.arms.catalogue.CatalogueReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every name in every sentence that news writes around names. The sentences come in two files: rules may be tuned on
 * the first, the second tells what they are worth.
 */
class NamesInFramesTest {

    private static final String HEAD = "head: ";
    private static final Catalogue CATALOGUE = CatalogueReader.bundled();

    /** Several of them are written as another system. */
    private static final Set<String> PLURALS_OF_OTHERS = Set.of("IRIS-T SL");

    @Test
    void names_of_labelled_articles_are_canonical() {
        assertThat(Reader.lines("names.txt").map(line -> line.split(" = ")[0]))
                .hasSizeGreaterThan(40)
                .allMatch(name -> CATALOGUE.find(name).isPresent());
    }

    @Test
    void names_of_labelled_articles_have_their_spellings() {
        assertThat(Reader.lines("names.txt")).allSatisfy(line -> {
            String[] parts = line.split(" = ");
            for (String spelling : parts[1].split(", ")) {
                assertThat(Reader.found("", "Two " + spelling + " missile launchers left."))
                        .containsExactly(spelling + " = " + parts[0]);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tuning")
    void every_name_is_found_in(String frame) {
        assertThat(missed(frame)).isEmpty();
    }

    static Stream<String> tuning() {
        return Reader.lines("frames-tuning.txt");
    }

    @Test
    void hardly_a_name_is_missed_in_sentences_that_no_rule_was_tuned_on() {
        List<String> frames = Reader.lines("frames-checking.txt").toList();
        List<String> missed =
                frames.stream().flatMap(frame -> missed(frame).stream()).toList();

        assertThat(missed).hasSizeLessThan(names(frames.getLast()).size() * frames.size() / 100);
    }

    /** The sentences that a name is missed in. */
    private static List<String> missed(String frame) {
        List<String> missed = new ArrayList<>();
        names(frame).forEach((spelling, system) -> {
            String sentence = frame.replace(HEAD, "").replace("{S}", spelling).replace("{P}", spelling + "s");
            if (Reader.found("", sentence).stream()
                    .noneMatch(found -> found.endsWith(" = " + system) || found.startsWith(spelling + " air def"))) {
                missed.add(sentence);
            }
        });
        return missed;
    }

    /** Names that mean weapons only beside a word that says so are asked for only there. */
    private static Map<String, String> names(String frame) {
        Map<String, String> names = new LinkedHashMap<>();
        for (CatalogueEntry entry : CATALOGUE.entries()) {
            for (Spelling spelling : entry.spellings()) {
                boolean wanted = switch (spelling.use()) {
                    case ALONE, IN_CONTEXT -> true;
                    case NAMED_AS_WEAPON -> frame.startsWith(HEAD);
                    case BESIDE, NEVER -> false;
                };
                boolean noPlural = frame.contains("{P}") && PLURALS_OF_OTHERS.contains(spelling.text());
                if (wanted && !noPlural) {
                    names.put(spelling.text(), entry.system().name());
                }
            }
        }
        return names;
    }
}
