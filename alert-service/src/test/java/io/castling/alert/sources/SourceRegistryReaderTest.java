package io.castling.alert.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.castling.alert.track.voice.Attribution;
import io.castling.alert.track.voice.Source;
import io.castling.alert.track.voice.SourceRegistry;
import io.castling.alert.track.voice.Speaker;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceRegistryReaderTest {

    private static final SourceRegistry BUNDLED = SourceRegistryReader.bundled();

    @Test
    void theBundledRegistryKnowsManySourcesAndWhyTheyAreBelieved() {
        assertThat(BUNDLED.sources())
                .hasSizeGreaterThan(150)
                .allMatch(source -> source.rationale().length() > 30);
        assertThat(BUNDLED.sources()).extracting(Source::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UK MoD | state:GB",
                "the British defence ministry | state:GB",
                "the UK's Ministry of Defence | state:GB",
                "UK Ministry of Defence | state:GB",
                "British Defence Intelligence | state:GB",
                "U.K. Ministry of Defense | state:GB",
                "Mariusz Blaszczak, Polish defence minister | state:PL",
                "Polish Ministry of Defence | state:PL",
                "Igor Konashenkov, Russian Defence Ministry | state:RU",
                "the Kremlin | state:RU",
                "Pentagon | state:US",
                "US Army | state:US",
                "U.S. officials | state:US",
                "White House | state:US",
                "South Korean defence ministry (Kim Min-seok) | state:KR",
                "Bellingcat | bellingcat",
                "Bellingcat (satellite imagery, flight tracking) | bellingcat",
                "Kyodo, citing Maxar | maxar",
                "Yu Koizumi, University of Tokyo | person:yu koizumi university of tokyo",
                "Russian Defence Ministry (TASS) | state:RU",
                "Reuters | reuters",
                "The Associated Press | ap",
                "independent Russian-language media | outlet:some paper",
                "social media | outlet:some paper",
                "video on Telegram | outlet:some paper",
                "two people familiar with the matter | outlet:some paper",
                "unidentified military officials (Izvestia) | izvestia",
                "NATO | nato",
                "Ukrainian Air Force | state:UA"
            })
    void anAttributionIsOneVoiceHoweverItIsSpelt(String said, String speaker) {
        assertThat(new Attribution(BUNDLED)
                        .attribute("a1", Optional.of("Some Paper"), Optional.empty(), List.of(said))
                        .speakers())
                .extracting(Speaker::id)
                .containsExactly(speaker);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bellingcat ; UK MoD | bellingcat, state:GB",
                "Reuters ; Pentagon | state:US",
                "Maxar ; Kyodo | maxar",
                "US ; Romanian Ministry of National Defence | state:US, state:RO"
            })
    void ofSeveralAttributionsThoseThatSpeakForThemselvesCount(String said, String speakers) {
        List<String> attributedTo =
                Arrays.stream(said.split(";")).map(String::strip).toList();
        assertThat(new Attribution(BUNDLED)
                        .attribute("a1", Optional.of("Some Paper"), Optional.empty(), attributedTo)
                        .speakers())
                .extracting(Speaker::id)
                .containsExactly(speakers.split(", "));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.bbc.co.uk/news/1, bbc",
        "https://edition.cnn.com/x, cnn",
        "https://news.example.org/x, outlet:news example org",
        "no url at all, article:a1"
    })
    void anOutletIsKnownByItsHost(String url, String speaker) {
        assertThat(new Attribution(BUNDLED)
                        .outlet("a1", Optional.empty(), Optional.of(url))
                        .id())
                .isEqualTo(speaker);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "sources: [{id: a}] | source 'a' has no 'rationale'",
                "sources: [{id: a, name: A, kind: paper, reliability: B, rationale: r}] | 'paper' is not one of",
                "sources: [{id: a, name: A, kind: outlet, reliability: Z, rationale: r}] | 'Z' is not one of",
                "sources: [{id: a, nmae: A}] | unknown key 'nmae'",
                "sources: 7 | needs a list",
                "[1 | no YAML",
                "7 | needs the keys",
                "sources: [{id: a, name: A, kind: outlet, reliability: B, rationale: r}, {id: b, name: A, kind: outlet, reliability: B, rationale: r}] | given to both 'a' and 'b'"
            })
    void aBadEntryIsNamedWithTheRemedy(String yaml, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceRegistryReader.read("mine.yaml", yaml))
                .withMessageContaining(message);
    }
}
