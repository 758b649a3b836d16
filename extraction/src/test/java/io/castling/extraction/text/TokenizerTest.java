package io.castling.extraction.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            S-400s                    | S - 400s
            Pantsir-S1                | Pantsir - S1
            Rostov-on-Don—a city      | Rostov - on - Don — a city
            Iturup's bay              | Iturup 's bay
            Iturup’s bay              | Iturup ’s bay
            the launchers' crews      | the launchers ' crews
            IL- 76                    | IL - 76
            SAMP/T                    | SAMP / T
            U.S.-made                 | U.S. - made
            the U.S, he said          | the U.S , he said
            83,460 men, 2.5 km        | 83,460 men , 2.5 km
            November 9-13, 2022       | November 9 - 13 , 2022
            They don't and can’t      | They don't and can’t
            O'Brien in Ma'rib         | O'Brien in Ma'rib
            wait... what--now         | wait ... what -- now
            С-400 «Триумф»            | С - 400 « Триумф »
            3rd and 31st              | 3rd and 31st
            $3.9 billion              | $ 3.9 billion
            J. Smith                  | J . Smith
            S-300V4.                  | S - 300V4 .
            """)
    void tokens_suit_designations_and_news_english(String text, String tokens) {
        Tokens found = Tokens.of(text);
        assertThat(words(found)).containsExactly(tokens.trim().split(" "));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "Suwałki,suwalki",
        "KÖNIGSBERG,konigsberg",
        "Straße,strasse",
        "ﬁre,fire",
        "Ёлка,елка",
        "Ｓ,s",
        "Đức,duc",
        "don’t,don't",
        "Øre,ore",
        "İzmir,izmir",
        "Триумф,ТРИУМФ",
        "e\u0301t\u00ade,ete"
    })
    void spellings_that_fold_to_the_same_hash_to_the_same(String one, String other) {
        assertThat(Tokens.hash(one)).isEqualTo(Tokens.hash(other));
    }

    @Test
    void latin_and_cyrillic_letters_stay_apart() {
        assertThat(Tokens.hash("C")).isNotEqualTo(Tokens.hash("С"));
    }

    @Test
    void flags_tell_the_shape_of_a_token() {
        Tokens tokens = Tokens.of("NATO sent S1 to  Kyiv");

        assertThat(tokens.has(0, Tokens.CAPITALISED | Tokens.ALL_CAPS)).isTrue();
        assertThat(tokens.has(1, Tokens.CAPITALISED)).isFalse();
        assertThat(tokens.has(2, Tokens.HAS_DIGIT | Tokens.HAS_LETTER)).isTrue();
        assertThat(tokens.has(4, Tokens.ALL_CAPS)).isFalse();
        assertThat(tokens.has(4, Tokens.SPACE_BEFORE)).isTrue();
    }

    @Test
    void marks_are_folded() {
        Tokens tokens = Tokens.of("“a” – b — S–400 «c»");

        assertThat(IntStream.range(0, tokens.size()).mapToObj(tokens::mark).filter(mark -> mark != 0))
                .containsExactly('"', '"', '—', '—', '-', '"', '"');
    }

    @Test
    void numbers_have_a_value() {
        Tokens tokens = Tokens.of("83,460 and 2.5 and 99999999999999999999");

        assertThat(tokens.number(0)).isEqualTo(83460);
        assertThat(tokens.number(1)).isEqualTo(-1);
        assertThat(tokens.number(2)).isEqualTo(-1);
        assertThat(tokens.number(4)).isEqualTo(-1);
    }

    @Test
    void a_token_is_found_by_offset() {
        Tokens tokens = Tokens.of("an S-400 left");

        assertThat(tokens.at(0)).isZero();
        assertThat(tokens.at(2)).isEqualTo(1);
        assertThat(tokens.at(6)).isEqualTo(3);
        assertThat(tokens.at(13)).isEqualTo(5);
    }

    private static List<String> words(Tokens tokens) {
        return IntStream.range(0, tokens.size()).mapToObj(tokens::text).toList();
    }
}
