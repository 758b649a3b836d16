package io.castling.extraction.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.text.NameTable;
import io.castling.extraction.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {

    private static final Path TOOL = Path.of("..", "tools", "gazetteer");
    private static final int MOST_BYTES = 12_000_000;
    private static final long MOST_LOAD_NANOS = 3_000_000_000L;

    private final Gazetteer gazetteer = Gazetteer.bundled();

    @Test
    void isSmallEnoughToLiveInTheRepository() throws IOException {
        try (InputStream resource = GazetteerReader.class.getResourceAsStream("gazetteer.bin.gz")) {
            assertThat(resource).isNotNull();
            assertThat(resource.readAllBytes().length).isLessThan(MOST_BYTES);
        }
    }

    @Test
    void loadsWithinThreeSecondsOfOneProcessor() {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        assertThat(Gazetteer.bundled().size()).isGreaterThan(200_000);
        assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(MOST_LOAD_NANOS);
    }

    @Test
    void agreesWithItsToolOnTheFormat() throws IOException {
        assertThat(Files.readAllLines(TOOL.resolve("prepare.py"))).contains("FORMAT = " + Gazetteer.FORMAT);
    }

    @Test
    void agreesWithItsToolOnTheKinds() throws IOException {
        String source = Files.readString(TOOL.resolve("prepare.py")).replace("\n", " ");
        String list =
                source.substring(source.indexOf("KINDS = [") + 9, source.indexOf("]", source.indexOf("KINDS = [")));
        List<String> kinds = Stream.of(list.split(","))
                .map(kind -> kind.replace("\"", "").strip().toUpperCase(java.util.Locale.ROOT))
                .toList();
        assertThat(kinds)
                .isEqualTo(Stream.of(PlaceKind.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kaliningrad", "s400", "sana'a", "u.s.", "'s"})
    void hashesWordsAsTheTokenizerDoes(String word) {
        byte[] letters = word.getBytes(StandardCharsets.US_ASCII);
        Tokens tokens = Tokens.of(word.equals("'s") ? "Iturup's" : word);
        assertThat(NameTable.hash(letters, 0, letters.length)).isEqualTo(tokens.hash(tokens.size() - 1));
    }

    @Test
    void knowsEverySpellingOfTheSupplementByTheWordsThatTheTokenizerFinds() throws IOException {
        List<String> unknown = new ArrayList<>();
        try (Stream<Path> files = Files.list(TOOL.resolve("supplement"))) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (!line.startsWith("#") && !line.isBlank()) {
                        String[] fields = line.split("\t");
                        List<String> spellings = new ArrayList<>(List.of(fields[6].split("\\|")));
                        spellings.add(fields[0]);
                        spellings.stream()
                                .filter(s -> !s.isEmpty() && !isKnown(s))
                                .forEach(unknown::add);
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private boolean isKnown(String name) {
        Tokens tokens = Tokens.of(name);
        long found = gazetteer.longest(tokens, 0, tokens.size());
        return found != NameTable.NONE && NameTable.end(found) >= tokens.size() - 1;
    }

    @Test
    void keepsCrimeaInUkraine() {
        for (String name :
                List.of("Crimea", "Sevastopol", "Simferopol", "Yevpatoria", "Kerch", "Dzhankoi", "Feodosia")) {
            Tokens tokens = Tokens.of(name);
            int place = gazetteer.candidate(NameTable.name(gazetteer.longest(tokens, 0, 1)), 0);
            assertThat(gazetteer.countryCode(place)).as(name).contains("UA");
        }
    }

    @Test
    void hasNoPlaceOffTheMap() {
        for (int place = 0; place < gazetteer.size(); place++) {
            assertThat(Math.abs(gazetteer.latitude(place))).isLessThanOrEqualTo(90);
            assertThat(Math.abs(gazetteer.longitude(place))).isLessThanOrEqualTo(180);
            assertThat(gazetteer.radiusKm(place)).isPositive();
        }
    }
}
