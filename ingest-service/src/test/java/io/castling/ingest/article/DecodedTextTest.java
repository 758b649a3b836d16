package io.castling.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.article.DecodedText.NoText;
import io.castling.ingest.article.DecodedText.Text;
import io.castling.ingest.article.Rejected.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecodedTextTest {

    private static final String RUSSIAN =
            "Зенитные ракетные комплексы С-400 перебросили из Калининграда, сообщило министерство обороны.\n";
    private static final String UKRAINIAN =
            "Російські війська перекинули дивізіон С-300 із Білорусі, повідомив штаб.\n";
    private static final String FRENCH =
            "Des lanceurs ont été déplacés à l’est – selon l’état-major, « déjà » partis.\n";

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "KOI8-U", "ISO-8859-5", "IBM866"})
    void knowsRussianInEveryOldEncoding(String charset) {
        assertThat(DecodedText.of(RUSSIAN.getBytes(Charset.forName(charset))))
                .isEqualTo(new Text(RUSSIAN, charset, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "KOI8-U", "ISO-8859-5"})
    void knowsUkrainianInOldEncodings(String charset) {
        assertThat(DecodedText.of(UKRAINIAN.getBytes(Charset.forName(charset))))
                .isEqualTo(new Text(UKRAINIAN, charset, true));
    }

    @Test
    void takesSparseLettersAboveAsciiForWindows1252() {
        assertThat(DecodedText.of(FRENCH.getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(new Text(FRENCH, "windows-1252", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void believesAByteOrderMark(String charset) {
        byte[] marked = ('\uFEFF' + RUSSIAN).getBytes(Charset.forName(charset));
        assertThat(DecodedText.of(marked)).isEqualTo(new Text(RUSSIAN, charset, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE"})
    void knowsUtf16WithoutMark(String charset) {
        for (String text : new String[] {RUSSIAN, FRENCH, "Plain English text, nothing else.\n"}) {
            assertThat(DecodedText.of(text.getBytes(Charset.forName(charset))))
                    .isEqualTo(new Text(text, charset, false));
        }
    }

    @Test
    void namesTheLineWhereUtf8IsDamaged() {
        byte[] bytes = (RUSSIAN + RUSSIAN).getBytes(StandardCharsets.UTF_8);
        int second = RUSSIAN.getBytes(StandardCharsets.UTF_8).length;
        bytes[second + 4] = (byte) 0xFF;
        assertThat(DecodedText.of(bytes)).isInstanceOfSatisfying(NoText.class, fault -> {
            assertThat(fault.reason()).isEqualTo(Reason.ENCODING);
            assertThat(fault.line()).contains(2L);
            assertThat(fault.detail()).contains("0xFF").contains("UTF-8");
        });
    }

    @ParameterizedTest
    @CsvSource({"532d343030206d6f76656420fffe20776573742e", "53616d2028c3282920", "c0afc0af20616263"})
    void refusesBytesThatNoEncodingExplains(String hex) {
        assertThat(DecodedText.of(HexFormat.of().parseHex(hex)))
                .isInstanceOfSatisfying(
                        NoText.class, fault -> assertThat(fault.reason()).isEqualTo(Reason.ENCODING));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void refusesRandomBytesAsBinary(long seed) {
        byte[] noise = new byte[5000];
        new Random(seed).nextBytes(noise);
        assertThat(DecodedText.of(noise))
                .as("seed %d", seed)
                .isInstanceOfSatisfying(
                        NoText.class, fault -> assertThat(fault.reason()).isEqualTo(Reason.BINARY));
    }

    @Test
    void namesTheFormatOfAKnownBinary() {
        assertThat(DecodedText.of("%PDF-1.7 and more".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(
                        new NoText(Reason.BINARY, Optional.empty(), "it begins like a PDF; convert it to text first"));
    }

    @Test
    void readsEveryUtf8TextBackUnchanged() {
        var all = new StringBuilder();
        for (int c = ' '; c < 0x2FFFF; c += 7) {
            if (Character.isDefined(c) && !(c >= 0xD800 && c < 0xE000) && !Character.isISOControl(c)) {
                all.appendCodePoint(c);
            }
        }
        String text = all.toString();
        assertThat(DecodedText.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(new Text(text, "UTF-8", false));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void agreesWithTheJdkOnWhatIsUtf8(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            var bytes = new ByteArrayOutputStream();
            for (int b = random.nextInt(6); b >= 0; b--) {
                bytes.write(random.nextBoolean() ? 0x80 + random.nextInt(0x80) : 0xE0 + random.nextInt(0x16));
            }
            byte[] sample = bytes.toByteArray();
            boolean valid = !new String(sample, StandardCharsets.UTF_8).contains("\uFFFD");
            assertThat(Utf8Scan.of(sample).isValid())
                    .as("seed %d, %s", seed, HexFormat.of().formatHex(sample))
                    .isEqualTo(valid);
        }
    }
}
