package io.castling.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "250ms, PT0.25S",
        "5m, PT5M",
        "5min, PT5M",
        "1h30m, PT1H30M",
        "1h 30m, PT1H30M",
        "2d, PT48H",
        "PT30S, PT30S",
        "pt1m, PT1M",
        "0s, PT0S",
        " 7s , PT7S"
    })
    void durationsReadAsPeopleWriteThem(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "-3s", "3s-", "1.5s", "3 weeks", "PT", "P-1D", "s3", "3s x"})
    void anythingElseIsNoDuration(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected a duration");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "512, 512", "512B, 512", "10kB, 10000", "64MiB, 67108864", "2 GiB, 2147483648"})
    void sizesReadWithDecimalAndBinaryUnits(String text, long bytes) {
        assertThat(DataSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "-1", "1.5MiB", "64mib", "999999999999999999GiB"})
    void anythingElseIsNoSize(String text) {
        assertThatThrownBy(() -> DataSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected a size");
    }

    @Test
    void aSizeReadsBackWhatItPrints() {
        var random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            var size = new DataSize(random.nextLong(1L << 50) >>> random.nextInt(50));
            assertThat(DataSize.parse(size.toString())).isEqualTo(size);
        }
    }

    @Test
    void aSecretDoesNotShowItself() {
        var secret = new Secret("hunter2");
        assertThat(secret)
                .hasToString("(redacted)")
                .isEqualTo(new Secret("hunter2"))
                .isNotEqualTo(new Secret("x"));
        assertThat(secret.reveal()).isEqualTo("hunter2");
    }
}
