package io.castling.extraction.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuesserTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            en  | Russia has moved two batteries of the system to the coast, and they are to stay there for a month.
            en  | S-400 systems leave Kaliningrad for Ukraine
            ru  | Россия перебросила два дивизиона на побережье, и они останутся там на месяц, как сообщили в министерстве.
            uk  | Росія перекинула два дивізіони на узбережжя, і вони залишаться там на місяць, як повідомили в міністерстві та ЗСУ.
            de  | Die Bundeswehr hat das System an die Küste verlegt, und es soll dort für einen Monat bleiben, sagte der Minister.
            pl  | Wojsko przeniosło baterie na wybrzeże i zostaną one tam przez miesiąc, jak podało ministerstwo w komunikacie.
            fr  | La France a déplacé deux batteries sur la côte et elles y resteront pour un mois, selon le ministère des Armées.
            es  | El ejército ha trasladado dos baterías a la costa y se quedarán allí por un mes, según el ministerio de defensa.
            tr  | Türkiye iki bataryayı kıyıya taşıdı ve bu sistemler bir ay için orada kalacak, bakanlık bir açıklama ile duyurdu.
            und | 俄罗斯将两个导弹营转移到海岸。
            und | 12 345 678
            und | Lorem Xqwz Brtk
            """)
    void language_follows_from_script_and_common_words(String language, String text) {
        Document document = new Document("a", "", text, Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(ParsedDocument.of(document).language()).isEqualTo(language);
    }
}
