package io.castling.enrich.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.arms.Materiel;
import io.castling.extraction.arms.SystemClass;
import io.castling.extraction.arms.WeaponSystem;
import io.castling.extraction.claim.Claim;
import io.castling.extraction.claim.Claim.Period;
import io.castling.extraction.claim.Claim.Slot;
import io.castling.extraction.claim.Claim.Status;
import io.castling.extraction.claim.Evidence;
import io.castling.extraction.place.Place;
import io.castling.extraction.place.PlaceKind;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Field;
import io.castling.extraction.text.Span;
import io.castling.schemas.ClaimSlot;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimsTest {

    private static final WeaponSystem S300V4 =
            new WeaponSystem("S-300V4", "S-300", SystemClass.AIR_DEFENCE, Materiel.SYSTEM, List.of("RU"));
    private static final WeaponSystem S300 =
            new WeaponSystem("S-300", "S-300", SystemClass.AIR_DEFENCE, Materiel.SYSTEM, List.of("RU"));

    @Test
    void nothingOfAClaimIsLost() {
        io.castling.schemas.Claim record = Claims.of("article", claim(S300V4, Status.REPORTED, 2));

        assertThat(record.getSystem()).isEqualTo("S-300V4");
        assertThat(record.getFamily()).isEqualTo("S-300");
        assertThat(record.getSystemClass()).isEqualTo("AIR_DEFENCE");
        assertThat(record.getOwners()).containsExactly("RU");
        assertThat(record.getOrigins()).singleElement().satisfies(place -> {
            assertThat(place.getId()).isEqualTo("cs:iturup");
            assertThat(place.getText()).isEqualTo("Iturup");
            assertThat(place.getKind()).isEqualTo("island");
            assertThat(place.getCountry()).isEqualTo("RU");
            assertThat(place.getWithin()).containsExactly("cs:kurils");
            assertThat(place.getGeonameId()).isEqualTo(7L);
        });
        assertThat(record.getDestinations()).isEmpty();
        assertThat(record.getCount()).isEqualTo(2);
        assertThat(record.getQuantity()).isEqualTo("two systems");
        assertThat(record.getMateriel()).isEqualTo(io.castling.schemas.Materiel.COMPONENTS);
        assertThat(record.getWhen().getStart()).isEqualTo(LocalDate.of(2023, 8, 1));
        assertThat(record.getWhen().getEnd()).isEqualTo(LocalDate.of(2023, 8, 31));
        assertThat(record.getStatus()).isEqualTo(ClaimStatus.REPORTED);
        assertThat(record.getHedged()).isTrue();
        assertThat(record.getHedgedSlots()).containsExactly(ClaimSlot.ORIGINS, ClaimSlot.WHEN);
        assertThat(record.getBackground()).isTrue();
        assertThat(record.getAttributedTo()).containsExactly("Kyodo");
        assertThat(record.getEvidence().getField()).isEqualTo(TextField.TITLE);
        assertThat(record.getEvidence().getStart()).isEqualTo(3);
        assertThat(record.getEvidence().getEnd()).isEqualTo(9);
        assertThat(record.getEvidence().getRule()).isEqualTo("rule");
    }

    @Test
    void whereOnlyTheFamilyIsNamedThereIsNoSystem() {
        assertThat(Claims.of("article", claim(S300, Status.REPORTED, 2)).getSystem())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void aStatusKeepsItsName(Status status) {
        assertThat(Claims.of("article", claim(S300, status, 2)).getStatus().name())
                .isEqualTo(status.name());
    }

    @Test
    void theIdIsThatOfWhatIsSaidAndNotOfHowExactlyItIsSaid() {
        String id = Claims.of("article", claim(S300V4, Status.REPORTED, 2)).getId();

        assertThat(Claims.of("article", claim(S300V4, Status.REPORTED, 5)).getId())
                .isEqualTo(id);
        assertThat(Claims.of("another", claim(S300V4, Status.REPORTED, 2)).getId())
                .isNotEqualTo(id);
        assertThat(Claims.of("article", claim(S300, Status.REPORTED, 2)).getId())
                .isNotEqualTo(id);
        assertThat(Claims.of("article", claim(S300V4, Status.DENIED, 2)).getId())
                .isNotEqualTo(id);
    }

    private static Claim claim(WeaponSystem system, Status status, int count) {
        var iturup = new Place(
                "cs:iturup",
                "Iturup",
                44.9,
                147.6,
                Optional.of("RU"),
                PlaceKind.ISLAND,
                100,
                OptionalLong.of(7),
                List.of("cs:kurils"));
        var mention = new PlaceMention(
                new Span(Field.TEXT, 0, 6), "Iturup", iturup, PlaceMention.Use.LITERAL, List.of("supplement"));
        return new Claim(
                system,
                List.of(mention),
                List.of(),
                List.of(),
                OptionalInt.of(count),
                Optional.of("two systems"),
                Materiel.COMPONENTS,
                Optional.of(new Period(LocalDate.of(2023, 8, 1), LocalDate.of(2023, 8, 31))),
                status,
                true,
                Set.of(Slot.WHEN, Slot.ORIGINS),
                true,
                List.of("Kyodo"),
                new Evidence(new Span(Field.TITLE, 3, 9), "moved.", List.of(), "rule"));
    }
}
