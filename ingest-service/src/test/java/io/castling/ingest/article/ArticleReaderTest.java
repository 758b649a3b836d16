package io.castling.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.article.Published.Provenance;
import io.castling.ingest.article.Reading.Read;
import io.castling.ingest.article.Rejected.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArticleReaderTest {

    private static final int LIMIT = 1000;

    private final ArticleReader reader = new ArticleReader(LIMIT);

    @Test
    void keepsPlainTextToTheCharacterAndTakesNoTitleFromIt() {
        String text = "  A headline?\r\n\r\nText with a tab\t and “quotes”.\n\n";
        assertThat(read(Format.TEXT, text)).singleElement().isInstanceOfSatisfying(Read.class, read -> {
            assertThat(read.submission().text()).isEqualTo(text);
            assertThat(read.submission().title()).isEmpty();
        });
    }

    @Test
    void readsEveryFieldOfTheContract() {
        assertThat(read(Format.JSON_LINES, """
                        {"id":"a-1","text":"T","title":"H","url":"https://m.example.com/x?utm_a=1","source":"Example",\
                        "published":"2023-11-26","language":"EN","byline":"N. N.","section":"World","more":{"x":[1]}}
                        """)).singleElement().isInstanceOfSatisfying(Read.class, read -> {
            Submission submission = read.submission();
            assertThat(submission.id()).contains(new ArticleId("a-1"));
            assertThat(submission.title()).isEqualTo("H");
            assertThat(submission.url()).map(CanonicalUrl::value).contains("https://example.com/x");
            assertThat(submission.source()).contains("Example");
            assertThat(submission.published())
                    .contains(new Published(Instant.parse("2023-11-26T00:00:00Z"), Provenance.GIVEN));
            assertThat(submission.details().language()).contains("en");
            assertThat(submission.details().byline()).contains("N. N.");
            assertThat(submission.details().section()).contains("World");
        });
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2023-11-26, 2023-11-26T00:00:00Z",
        "2023-11-26T09:30, 2023-11-26T09:30:00Z",
        "2023-11-26T09:30:15.25Z, 2023-11-26T09:30:15.250Z",
        "2023-11-26T09:30:00+03:00, 2023-11-26T06:30:00Z",
        "2023-11-26 09:30:00 +0300, 2023-11-26T06:30:00Z",
        "2023-11-26t09:30:00z, 2023-11-26T09:30:00Z"
    })
    void understandsIsoTimes(String written, Instant instant) {
        assertThat(IsoTime.parse(written)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2023-13-01", "2023-02-30", "26.11.2023", "2023-11-26T25:00", "1700000000"})
    void refusesWhatIsNoIsoTime(String written) {
        assertThat(IsoTime.parse(written)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"text": "a" "title": "b"}         | MALFORMED     | in.jsonl:2:14
                    {"text": "a", "text": "b"}         | MALFORMED     | in.jsonl:2
                    {"text": "a                        | MALFORMED     | in.jsonl:2
                    {"text": "a"} {"text": "b"}        | MALFORMED     | in.jsonl:2:15
                    ["text"]                           | MALFORMED     | in.jsonl:2:1
                    nonsense                           | MALFORMED     | in.jsonl:2
                    {}                                 | EMPTY         | in.jsonl:2
                    {"text": "  "}                     | EMPTY         | in.jsonl:2
                    {"text": null}                     | EMPTY         | in.jsonl:2
                    {"text": 7}                        | INVALID_FIELD | in.jsonl:2:10
                    {"text": ["a"]}                    | INVALID_FIELD | in.jsonl:2:10
                    {"text": "a", "url": "a.b/c"}      | INVALID_FIELD | in.jsonl:2
                    {"text": "a", "published": "soon"} | INVALID_FIELD | in.jsonl:2
                    {"text": "a", "id": "a b"}         | INVALID_FIELD | in.jsonl:2
                    """)
    void namesTheLineOfAFaultAndGoesOn(String line, Reason reason, String place) {
        List<Reading> readings = read(Format.JSON_LINES, "{\"text\":\"one\"}\n" + line + "\n{\"text\":\"three\"}\n");

        assertThat(readings).hasSize(3);
        assertThat(texts(readings)).containsExactly("one", "three");
        assertThat(readings.get(1)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.origin().toString()).startsWith(place);
            assertThat(rejected.message()).startsWith(place).doesNotContain("\n");
        });
    }

    @Test
    void namesTheColumnOfAByteThatIsNotUtf8() {
        byte[] line = "{\"text\":\"a?b\"}".getBytes(StandardCharsets.UTF_8);
        line[10] = (byte) 0xFF;
        assertThat(read(Format.JSON_LINES, line)).singleElement().isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.ENCODING);
            assertThat(rejected.origin()).hasToString("in.jsonl:1:11");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "JSON_LINES", "DETECT"})
    void passesOverAnArticleThatIsTooLarge(Format format) {
        String large = "{\"text\":\"" + "x".repeat(LIMIT) + "\"}";
        List<Reading> readings = read(format, "{\"text\":\"one\"}\n" + large + "\n{\"text\":\"three\"}\n");

        assertThat(texts(readings)).containsExactly("one", "three");
        assertThat(readings.get(1)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(rejected.origin().line()).hasValue(2);
        });
    }

    @Test
    void stopsReadingATextThatIsTooLarge() {
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 'x';
            }
        };
        var readings = new ArrayList<Reading>();
        reader.read("endless.txt", Format.TEXT, endless, readings::add);

        assertThat(readings)
                .singleElement()
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.TOO_LARGE));
        assertThat(endless.given).isLessThan(200_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"text\":\"one\"},{\"text\":\"t}w]o\\\"\"},\n {\"text\":\"three\"}]",
                "{\"text\":\"one\"}{\"text\":\"t}w]o\\\"\"}\n{\n\"text\":\"three\"}",
                "\uFEFF[{\"text\":\"one\"}\n,{\"text\":\"t}w]o\\\"\"}\n,{\"text\":\"three\"}\n]\n"
            })
    void readsArraysAndSequencesOfObjects(String json) {
        assertThat(texts(read(Format.JSON, json))).containsExactly("one", "t}w]o\"", "three");
    }

    @Test
    void namesLineAndColumnInsideAnArrayAndGoesOn() {
        List<Reading> readings =
                read(Format.JSON, "[\n {\"text\":\"one\"},\n {\"text\": bad},\n 7, {\"text\":\"four\"}\n]");

        assertThat(texts(readings)).containsExactly("one", "four");
        assertThat(readings.get(1).origin()).hasToString("in.jsonl:3:11");
        assertThat(readings.get(2).origin()).hasToString("in.jsonl:4:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[{\"text\":\"one\"}", "[{\"text\":\"one\"},{\"text\":\"tw", "[{\"text\":\"one\"},{\"text\":[1"})
    void saysThatAnArrayBreaksOff(String json) {
        List<Reading> readings = read(Format.JSON, json);

        assertThat(texts(readings)).containsExactly("one");
        assertThat(readings)
                .last()
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Text of an article.                   | Text of an article.",
                "{\"text\":\"a\"}                      | a",
                "[{\"text\":\"a\"},{\"text\":\"b\"}]   | a,b"
            })
    void detectsTheFormat(String input, String texts) {
        assertThat(String.join(",", texts(read(Format.DETECT, input)))).isEqualTo(texts);
    }

    @Test
    void detectsAnObjectOverSeveralLines() {
        assertThat(texts(read(Format.DETECT, "{\n  \"text\": \"a\"\n}\n"))).containsExactly("a");
    }

    @Test
    void detectsLinesAndLosesOneFaultyLineAlone() {
        assertThat(texts(read(Format.DETECT, "{\"text\":\"a\"}\n{\"text\":\"b\n{\"text\":\"c\"}\n")))
                .containsExactly("a", "c");
    }

    @Test
    void rejectsWhatIsBlank() {
        assertThat(read(Format.TEXT, " \n\t\n"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.EMPTY));
    }

    @Test
    void keepsWhatCameBeforeAReadError() {
        var broken = new InputStream() {
            private final InputStream good =
                    new ByteArrayInputStream("{\"text\":\"one\"}\n".getBytes(StandardCharsets.UTF_8));

            @Override
            public int read() throws IOException {
                int b = good.read();
                if (b < 0) {
                    throw new IOException("disk gone");
                }
                return b;
            }
        };
        var readings = new ArrayList<Reading>();
        reader.read("in.jsonl", Format.JSON_LINES, broken, readings::add);

        assertThat(texts(readings)).containsExactly("one");
        assertThat(readings).last().isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.UNREADABLE);
            assertThat(rejected.detail()).contains("disk gone");
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void neverThrowsAndNeverLosesALineForDamageElsewhere(long seed) {
        var random = new Random(seed);
        byte[] damaged =
                "{\"text\":\"two\",\"title\":\"x\",\"published\":\"2023-01-01\"}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 500; i++) {
            byte[] line = damaged.clone();
            for (int d = 0; d < 3; d++) {
                byte b = (byte) random.nextInt(256);
                line[random.nextInt(line.length)] = b == '\n' ? 0 : b;
            }
            byte[] input = join(
                    "{\"text\":\"one\"}\n".getBytes(StandardCharsets.UTF_8),
                    line,
                    "\n{\"text\":\"three\"}".getBytes(StandardCharsets.UTF_8));
            assertThat(texts(read(Format.JSON_LINES, input)))
                    .as("seed %d, round %d", seed, i)
                    .startsWith("one")
                    .endsWith("three");
            for (Format format : Format.values()) {
                assertThat(read(format, line)).as("seed %d, round %d", seed, i).hasSizeLessThan(60);
            }
        }
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private List<Reading> read(Format format, String input) {
        return read(format, input.getBytes(StandardCharsets.UTF_8));
    }

    private List<Reading> read(Format format, byte[] input) {
        var readings = new ArrayList<Reading>();
        reader.read("in.jsonl", format, new ByteArrayInputStream(input), readings::add);
        return readings;
    }

    private static List<String> texts(List<Reading> readings) {
        return readings.stream()
                .filter(Read.class::isInstance)
                .map(reading -> ((Read) reading).submission().text())
                .toList();
    }
}
