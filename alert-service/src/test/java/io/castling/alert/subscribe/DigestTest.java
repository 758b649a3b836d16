package io.castling.alert.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT1H | 2026-03-01T10:20:00Z | 2026-03-01T11:00:00Z",
                "PT1H | 2026-03-01T11:00:00Z | 2026-03-01T12:00:00Z",
                "PT15M | 2026-03-01T23:59:59Z | 2026-03-02T00:00:00Z",
                "P1D | 2026-03-01T10:20:00Z | 2026-03-02T00:00:00Z",
                "08:00 Europe/Warsaw | 2026-03-01T06:59:59Z | 2026-03-01T07:00:00Z",
                "08:00 Europe/Warsaw | 2026-03-01T07:00:00Z | 2026-03-02T07:00:00Z",
                "18:00,08:00 Europe/Warsaw | 2026-03-01T07:00:00Z | 2026-03-01T17:00:00Z",
                "08:00 | 2026-03-01T07:00:00Z | 2026-03-01T08:00:00Z",
                // Summer time begins on 29 March 2026: the same hour of the day is an hour earlier in UTC.
                "08:00 Europe/Warsaw | 2026-03-28T12:00:00Z | 2026-03-29T06:00:00Z",
                // 02:30 does not exist on that day.
                "02:30 Europe/Warsaw | 2026-03-29T00:00:00Z | 2026-03-29T01:30:00Z"
            })
    void aDigestIsSentAtTheNextMomentOfItsPlan(String digest, Instant now, Instant next) {
        assertThat(Digest.parse(digest).after(now)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"daily", "25:00", "08:00 Mars/Base", "PT1S", "P8D", "", "08:00;09:00", "P1", "-PT1H"})
    void whatIsNoDigestIsRefused(String digest) {
        assertThatThrownBy(() -> Digest.parse(digest)).isInstanceOf(IllegalArgumentException.class);
    }
}
