package io.castling.enrich.wire;

import io.castling.extraction.claim.Claim.Period;
import io.castling.extraction.claim.Claim.Slot;
import io.castling.extraction.claim.Claim.Status;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Field;
import io.castling.extraction.text.Span;
import io.castling.schemas.Claim;
import io.castling.schemas.ClaimSlot;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.Evidence;
import io.castling.schemas.Interval;
import io.castling.schemas.Materiel;
import io.castling.schemas.Place;
import io.castling.schemas.TextField;
import java.util.List;
import java.util.Locale;

/** Claims, places and evidence of the domain as records of the contract. */
final class Claims {

    private Claims() {}

    static Claim of(String articleId, io.castling.extraction.claim.Claim claim) {
        boolean familyOnly = claim.system().name().equals(claim.system().family());
        return Claim.newBuilder()
                .setId(ClaimId.of(articleId, claim))
                .setSystem(familyOnly ? null : claim.system().name())
                .setFamily(claim.system().family())
                .setSystemClass(claim.system().systemClass().name())
                .setOwners(claim.system().owners())
                .setOrigins(places(claim.origins()))
                .setDestinations(places(claim.destinations()))
                .setVia(places(claim.via()))
                .setCount(claim.count().isPresent() ? claim.count().getAsInt() : null)
                .setQuantity(claim.quantity().orElse(null))
                .setMateriel(materiel(claim.materiel()))
                .setWhen(claim.when().map(Claims::interval).orElse(null))
                .setStatus(status(claim.status()))
                .setHedged(claim.hedged())
                .setHedgedSlots(
                        claim.hedgedSlots().stream().sorted().map(Claims::slot).toList())
                .setBackground(claim.background())
                .setAttributedTo(claim.attributedTo())
                .setEvidence(evidence(claim.evidence()))
                .build();
    }

    static Place place(PlaceMention mention) {
        io.castling.extraction.place.Place place = mention.place();
        return Place.newBuilder()
                .setId(place.id())
                .setName(place.name())
                .setText(mention.text())
                .setLatitude(place.latitude())
                .setLongitude(place.longitude())
                .setCountry(place.country().orElse(null))
                .setKind(place.kind().name().toLowerCase(Locale.ROOT))
                .setUncertaintyKm(place.uncertaintyKm())
                .setGeonameId(place.geonameId().isPresent() ? place.geonameId().getAsLong() : null)
                .setWithin(place.within())
                .build();
    }

    static TextField field(Span span) {
        return span.field() == Field.TITLE ? TextField.TITLE : TextField.TEXT;
    }

    private static List<Place> places(List<PlaceMention> mentions) {
        return mentions.stream().map(Claims::place).toList();
    }

    private static Interval interval(Period period) {
        return new Interval(period.start(), period.end());
    }

    private static Materiel materiel(io.castling.extraction.arms.Materiel materiel) {
        return switch (materiel) {
            case SYSTEM -> Materiel.SYSTEM;
            case INTERCEPTORS -> Materiel.INTERCEPTORS;
            case COMPONENTS -> Materiel.COMPONENTS;
        };
    }

    private static ClaimStatus status(Status status) {
        return switch (status) {
            case REPORTED -> ClaimStatus.REPORTED;
            case PLANNED -> ClaimStatus.PLANNED;
            case DENIED -> ClaimStatus.DENIED;
        };
    }

    private static ClaimSlot slot(Slot slot) {
        return switch (slot) {
            case SYSTEM -> ClaimSlot.SYSTEM;
            case ORIGINS -> ClaimSlot.ORIGINS;
            case DESTINATIONS -> ClaimSlot.DESTINATIONS;
            case COUNT -> ClaimSlot.COUNT;
            case WHEN -> ClaimSlot.WHEN;
        };
    }

    private static Evidence evidence(io.castling.extraction.claim.Evidence evidence) {
        return Evidence.newBuilder()
                .setField(field(evidence.sentence()))
                .setStart(evidence.sentence().start())
                .setEnd(evidence.sentence().end())
                .setText(evidence.text())
                .setRule(evidence.rule())
                .build();
    }
}
