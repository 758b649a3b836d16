package io.castling.extraction.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.Analyzer;
import io.castling.extraction.claim.Claim.Slot;
import io.castling.extraction.claim.Claim.Status;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Document;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule at a time, on sentences that differ in nothing else. */
class ClaimRulesTest {

    private static final Analyzer ANALYZER = Analyzer.bundled();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Russia moved an S-400 battery from Syria to Libya.                       | REPORTED
                    Russia has moved an S-400 battery from Syria to Libya.                   | REPORTED
                    Russia is moving an S-400 battery from Syria to Libya.                   | REPORTED
                    An S-400 battery was moved from Syria to Libya.                          | REPORTED
                    An S-400 battery is being moved from Syria to Libya.                     | REPORTED
                    An S-400 battery is on its way from Syria to Libya.                      | REPORTED
                    Russia has begun to move an S-400 battery from Syria to Libya.           | REPORTED
                    Russia will move an S-400 battery from Syria to Libya.                   | PLANNED
                    Russia plans to move an S-400 battery from Syria to Libya.               | PLANNED
                    Moscow ordered the army to move an S-400 battery from Syria to Libya.    | PLANNED
                    An S-400 battery is to be moved from Syria to Libya.                     | PLANNED
                    Russia has not moved an S-400 battery from Syria to Libya, a general said. | DENIED
                    The ministry denied that an S-400 battery had been moved from Syria to Libya. | DENIED
                    Russia has no plans to move an S-400 battery from Syria to Libya.        | DENIED
                    Russia refused to move an S-400 battery from Syria to Libya.             | DENIED
                    Reports that an S-400 battery had been moved from Syria to Libya are false. | DENIED
                    """)
    void status_follows_from_tense_mood_and_negation(String sentence, Status status) {
        Claim claim = only(sentence);

        assertThat(claim.status()).isEqualTo(status);
        assertThat(places(claim.origins())).containsExactly("Syria");
        assertThat(places(claim.destinations())).containsExactly("Libya");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Will Russia move an S-400 battery from Syria to Libya?",
                "Russia may move an S-400 battery from Syria to Libya.",
                "Russia wants to move an S-400 battery from Syria to Libya.",
                "Russia is considering moving an S-400 battery from Syria to Libya.",
                "If Russia moves an S-400 battery from Syria to Libya, Israel will protest.",
                "Russia will move an S-400 battery from Syria to Libya if Damascus falls.",
                "Russia was asked to move an S-400 battery from Syria to Libya.",
                "An S-400 battery remains in Syria.",
                "Libya has signed a contract to buy an S-400 battery.",
                "An S-400 battery in Syria was destroyed by drones from Libya.",
                "S-400 crews from Syria are being trained in Libya."
            })
    void what_is_not_settled_or_no_move_yields_nothing(String sentence) {
        assertThat(read("", sentence)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Russia has likely moved an S-400 battery from Syria to Libya.",
                "Russia reportedly moved an S-400 battery from Syria to Libya.",
                "Russia appears to have moved an S-400 battery from Syria to Libya.",
                "Russia may have moved an S-400 battery from Syria to Libya.",
                "Analysts believe that Russia has moved an S-400 battery from Syria to Libya.",
                "Russia has moved an S-400 battery from Syria to Libya, satellite images suggest.",
                "An S-400 battery is believed to have been moved from Syria to Libya."
            })
    void words_of_doubt_hedge_the_move(String sentence) {
        assertThat(only(sentence).hedged()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Russia has moved an S-400 battery from Syria to Libya, the ministry said.",
                "According to Reuters, Russia has moved an S-400 battery from Syria to Libya."
            })
    void attribution_alone_is_no_hedge(String sentence) {
        assertThat(only(sentence).hedged()).isFalse();
    }

    @Test
    void an_asserted_move_may_have_a_guessed_destination() {
        Claim claim = only("Russia has pulled an S-400 battery out of Syria. It was probably taken to Libya.");

        assertThat(claim.hedged()).isFalse();
        assertThat(claim.hedgedSlots()).contains(Slot.DESTINATIONS);
    }

    @Test
    void places_of_the_speaker_are_no_ends() {
        Claim claim = only("Russia has deployed an S-400 battery in Syria, an official in Washington said on Monday.");

        assertThat(places(claim.destinations())).containsExactly("Syria");
    }

    @Test
    void a_list_of_places_is_one_end() {
        Claim claim = only("The United States is withdrawing Patriot batteries from Jordan, Kuwait and Bahrain.");

        assertThat(places(claim.origins())).containsExactly("Jordan", "Kuwait", "Bahrain");
    }

    @Test
    void what_borders_a_place_is_no_end() {
        Claim claim =
                only("Iskander missiles were moved to Kaliningrad, the exclave bordered by Poland and Lithuania.");

        assertThat(places(claim.destinations())).containsExactly("Kaliningrad");
    }

    @Test
    void several_systems_that_move_together_are_several_claims() {
        List<Claim> claims = read("", "Russia has sent S-300 and S-400 systems from Belarus to Syria.");

        assertThat(claims).extracting(claim -> claim.system().name()).containsExactly("S-300", "S-400");
    }

    @Test
    void each_system_has_the_place_named_with_it() {
        List<Claim> claims =
                read("", "Russia has stationed the coastal systems Bastion on Iturup and Bal on Kunashir.");

        assertThat(claims)
                .extracting(claim -> claim.system().name() + " " + places(claim.destinations()))
                .containsExactly("Bastion-P [Iturup]", "Bal [Kunashir]");
    }

    @Test
    void the_battery_and_they_are_what_was_named_before() {
        Claim claim = only("A THAAD battery has left Fort Bliss. The battery arrived in Guam on Monday.");

        assertThat(places(claim.origins())).containsExactly("Fort Bliss");
        assertThat(places(claim.destinations())).containsExactly("Guam");
    }

    @Test
    void the_recipient_may_stand_before_the_gift() {
        Claim claim = only("Germany will send Ukraine a Patriot system.");

        assertThat(places(claim.destinations())).containsExactly("Ukraine");
        assertThat(claim.count()).hasValue(1);
    }

    @Test
    void middle_stops_are_on_the_way() {
        Claim claim = only("An S-300 battery was taken from Syria to Egypt and then on to Libya.");

        assertThat(places(claim.via())).containsExactly("Egypt");
        assertThat(places(claim.destinations())).containsExactly("Libya");
    }

    @Test
    void headline_and_text_make_one_claim_with_the_finer_place() {
        List<Claim> claims = read(
                "Poland moves Patriot batteries to Warsaw",
                "Patriot launchers have been brought to Bemowo airport in Warsaw, the ministry said.");

        assertThat(claims).hasSize(1);
        assertThat(claims.getFirst().destinations().getFirst().text()).startsWith("Bemowo");
    }

    @Test
    void an_old_move_is_background() {
        assertThat(only("Russia deployed S-300V4 systems on Iturup in late 2020.")
                        .background())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    After three months in Estonia, the HIMARS battery has left for Latvia.          | Estonia > Latvia
                    Following a tour in Estonia, the HIMARS battery came home to Texas.             | Estonia > Texas
                    The HIMARS battery returned to Texas after guarding Estonia.                    | Estonia > Texas
                    The HIMARS battery in Estonia will come home to Texas.                          | Estonia > Texas
                    The HIMARS battery that protected Estonia was moved to Latvia.                  | Estonia > Latvia
                    HIMARS launchers, deployed to Estonia last year, will be moved to Latvia.       | Estonia > Latvia
                    HIMARS launchers that had been sent to Estonia in May were shipped to Latvia.   | Estonia > Latvia
                    He saw HIMARS launchers in Latvia that had been flown in from Estonia.          | Estonia > Latvia
                    HIMARS launchers were loaded in Estonia and flown to Latvia.                    | Estonia > Latvia
                    HIMARS launchers arrived in Latvia after driving 300 km from Estonia.           | Estonia > Latvia
                    The HIMARS battery left Estonia and is expected to reach Latvia on Friday.      | Estonia > Latvia
                    The HIMARS, an older system that fires ATACMS, was moved from Estonia to Latvia. | Estonia > Latvia
                    The army returned two HIMARS launchers from Estonia to Latvia.                  | Estonia > Latvia
                    The U.S. will rotate a HIMARS battery through Latvia in July.                   | > Latvia
                    HIMARS launchers were shipped to Estonia across the Baltic Sea.                 | > Estonia
                    """)
    void ends_are_found_however_they_are_told(String sentence, String ends) {
        List<Claim> news =
                read("", sentence).stream().filter(read -> !read.background()).toList();
        assertThat(news).as(sentence).hasSize(1);
        Claim claim = news.getFirst();

        assertThat((String.join(", ", places(claim.origins())) + " > "
                                + String.join(", ", places(claim.destinations())))
                        .strip())
                .isEqualTo(ends);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    The delivery of two S-400 batteries to Syria was completed.              | REPORTED
                    The delivery of two S-400 batteries to Syria will begin in May.          | PLANNED
                    The delivery of two S-400 batteries to Syria has been agreed.            | PLANNED
                    The delivery of two S-400 batteries to Syria will be delayed.            |
                    The delivery of two S-400 batteries to Syria is being discussed.         |
                    The delivery of two S-400 batteries to Syria could start soon.           |
                    The delivery of two S-400 batteries to Syria would anger Israel.         |
                    Syria would welcome an S-400 battery on its soil, a minister said.       |
                    Russia suspended its plan to send an S-400 battery to Syria.             |
                    Russia decided not to send an S-400 battery to Syria.                    | DENIED
                    """)
    void what_is_said_of_a_movement_settles_it(String sentence, Status status) {
        assertThat(read("", sentence).stream().map(Claim::status).toList())
                .isEqualTo(status == null ? List.of() : List.of(status));
    }

    @Test
    void a_base_in_the_dateline_is_where_things_are_unloaded() {
        Claim claim = only("RAMSTEIN AIR BASE, Germany — Soldiers unloaded a THAAD launcher from a C-17 on Monday.");

        assertThat(places(claim.destinations())).containsExactly("RAMSTEIN AIR BASE");
    }

    @Test
    void ballistic_missiles_are_not_the_interceptors_that_meet_them() {
        assertThat(read("", "Arrow 3 engaged the ballistic missiles, a few of which reached Nevatim in Israel."))
                .isEmpty();
    }

    @Test
    void captions_yield_nothing() {
        String text =
                "The S-400 is a Russian system.\n\nS-400 launchers moved from Syria to Libya (MoD Russia/east2west news)";

        assertThat(read("", text)).isEmpty();
    }

    @Test
    void evidence_holds_the_words_that_filled_the_slots() {
        String text = "The S-400 is new. Russia has moved an S-400 battery from Syria to Libya.";
        Claim claim = only(text);

        assertThat(claim.evidence().text()).isEqualTo("Russia has moved an S-400 battery from Syria to Libya.");
        assertThat(claim.evidence().arguments())
                .extracting(span -> text.substring(span.start(), span.end()))
                .contains("moved", "Syria", "Libya");
        assertThat(claim.evidence().rule()).isEqualTo("transfer.active");
    }

    private static Claim only(String text) {
        List<Claim> claims = read("", text);
        assertThat(claims).as(text).hasSize(1);
        return claims.getFirst();
    }

    private static List<Claim> read(String title, String text) {
        Document document = new Document(
                "d", title, text, Optional.empty(), Optional.empty(), Optional.of(LocalDate.of(2023, 11, 15)));
        return ANALYZER.analyze(document).claims();
    }

    private static List<String> places(List<PlaceMention> places) {
        return places.stream().map(PlaceMention::text).toList();
    }
}
