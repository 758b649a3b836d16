package io.castling.extraction.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.claim.Claim.Period;
import io.castling.extraction.text.Tokens;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {

    /** A Wednesday. */
    private static final LocalDate PUBLISHED = LocalDate.of(2023, 11, 15);

    private final DateReader reader = new DateReader();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    on Monday                     | 2023-11-13 | 2023-11-13
                    on Wednesday                  | 2023-11-15 | 2023-11-15
                    late on Thursday night        | 2023-11-09 | 2023-11-09
                    last Friday                   | 2023-11-10 | 2023-11-10
                    over the weekend              | 2023-11-11 | 2023-11-12
                    from November 9-13            | 2023-11-09 | 2023-11-13
                    from November 9 to 13         | 2023-11-09 | 2023-11-13
                    on August 12                  | 2023-08-12 | 2023-08-12
                    on 12 August 2016             | 2016-08-12 | 2016-08-12
                    on the 12th of August         | 2023-08-12 | 2023-08-12
                    on Sept. 7                    | 2023-09-07 | 2023-09-07
                    on Friday, August 12, 2022    | 2022-08-12 | 2022-08-12
                    on December 25                | 2022-12-25 | 2022-12-25
                    in May                        | 2023-05-01 | 2023-05-31
                    in September 2022             | 2022-09-01 | 2022-09-30
                    in late October               | 2023-10-22 | 2023-10-31
                    throughout early November     | 2023-11-01 | 2023-11-10
                    at the end of March           | 2023-03-22 | 2023-03-31
                    in late 2020                  | 2020-09-01 | 2020-12-31
                    in 2016                       | 2016-01-01 | 2016-12-31
                    between October 3 and November 9 | 2023-10-03 | 2023-11-09
                    from October 30 to November 2 | 2023-10-30 | 2023-11-02
                    from September to October     | 2023-09-01 | 2023-10-31
                    in the second week of October | 2023-10-11 | 2023-10-21
                    a fortnight ago               | 2023-10-29 | 2023-11-04
                    the day before yesterday      | 2023-11-13 | 2023-11-13
                    during the night              | 2023-11-14 | 2023-11-15
                    yesterday                     | 2023-11-14 | 2023-11-14
                    last night                    | 2023-11-14 | 2023-11-15
                    last week                     | 2023-11-06 | 2023-11-12
                    last month                    | 2023-10-01 | 2023-10-31
                    this month                    | 2023-11-01 | 2023-11-15
                    last year                     | 2022-01-01 | 2022-12-31
                    earlier this year             | 2023-01-01 | 2023-11-15
                    last summer                   | 2023-06-01 | 2023-08-31
                    in recent weeks               | 2023-10-04 | 2023-11-15
                    within the past 30 days       | 2023-10-16 | 2023-11-15
                    two weeks ago                 | 2023-10-29 | 2023-11-04
                    a day earlier                 | 2023-11-14 | 2023-11-14
                    since the weekend             | 2023-11-11 | 2023-11-15
                    """)
    void what_has_happened_is_dated_in_the_past(String words, LocalDate start, LocalDate end) {
        assertThat(read(words, false)).contains(new Period(start, end));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    on Monday                     | 2023-11-20 | 2023-11-20
                    next month                    | 2023-12-01 | 2023-12-31
                    next year                     | 2024-01-01 | 2024-12-31
                    in August                     | 2024-08-01 | 2024-08-31
                    this year                     | 2023-11-15 | 2023-12-31
                    by 2026                       | 2026-01-01 | 2026-12-31
                    in the coming weeks           | 2023-11-15 | 2023-12-27
                    within a few weeks            | 2023-11-15 | 2023-12-06
                    in the second half of 2025    | 2025-07-02 | 2025-12-31
                    by the end of the year        | 2023-09-02 | 2023-12-31
                    this spring                   | 2023-03-01 | 2023-05-31
                    tomorrow                      | 2023-11-16 | 2023-11-16
                    """)
    void what_shall_happen_is_dated_in_the_future(String words, LocalDate start, LocalDate end) {
        assertThat(read(words, true)).contains(new Period(start, end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"may be moved", "a second battery", "in Turkey", "at the base", "the S-300", "30 launchers", "on"
            })
    void other_words_are_no_date(String words) {
        assertThat(read(words, false)).isEmpty();
    }

    @Test
    void days_beyond_the_calendar_mean_nothing() {
        assertThat(read("on February 30", false)).isEmpty();
    }

    private Optional<Period> read(String words, boolean future) {
        Tokens tokens = Tokens.of(words);
        DateReader.Found found = reader.at(tokens, 0, tokens.size());
        return found == null ? Optional.empty() : found.expression().on(PUBLISHED, future);
    }
}
