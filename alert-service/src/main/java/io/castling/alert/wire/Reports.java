package io.castling.alert.wire;

import io.castling.alert.track.Article;
import io.castling.alert.track.Claim;
import io.castling.alert.track.Evidence;
import io.castling.alert.track.Materiel;
import io.castling.alert.track.Period;
import io.castling.alert.track.Report;
import io.castling.alert.track.Slot;
import io.castling.alert.track.Status;
import io.castling.alert.track.voice.Signature;
import io.castling.schemas.ArticleClaim;
import io.castling.schemas.ArticleReference;
import io.castling.schemas.ClaimSlot;
import io.castling.schemas.ClaimStanding;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.FurtherClaim;
import io.castling.schemas.Interval;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Claims on the wire as reports to the tracker. */
public final class Reports {

    private Reports() {}

    /**
     * All that a record says.
     *
     * @throws IllegalArgumentException when a value was written by a newer version and means nothing here
     */
    public static List<Report> of(ArticleClaim said) {
        return each(said).stream().map(Reports::single).toList();
    }

    /** A record for each claim of one. */
    static List<ArticleClaim> each(ArticleClaim said) {
        if (said.getFurther().isEmpty()) {
            return List.of(said);
        }
        List<ArticleClaim> each = new ArrayList<>();
        each.add(new ArticleClaim(said.getClaim(), said.getArticle(), said.getStanding(), List.of()));
        for (FurtherClaim further : said.getFurther()) {
            each.add(new ArticleClaim(further.getClaim(), said.getArticle(), further.getStanding(), List.of()));
        }
        return each;
    }

    private static Report single(ArticleClaim said) {
        Claim claim = claim(said);
        return said.getStanding() == ClaimStanding.WITHDRAWN ? new Report.Withdrawn(claim) : new Report.Asserted(claim);
    }

    private static Claim claim(ArticleClaim said) {
        io.castling.schemas.Claim claim = said.getClaim();
        return new Claim(
                claim.getId(),
                article(said.getArticle()),
                Optional.ofNullable(claim.getSystem()),
                claim.getFamily(),
                Places.domain(claim.getOrigins()),
                Places.domain(claim.getDestinations()),
                Places.domain(claim.getVia()),
                claim.getCount() == null ? OptionalInt.empty() : OptionalInt.of(claim.getCount()),
                Optional.ofNullable(claim.getQuantity()),
                materiel(claim.getMateriel()),
                Optional.ofNullable(claim.getWhen()).map(Reports::period),
                status(claim.getStatus()),
                claim.getHedged(),
                slots(claim.getHedgedSlots()),
                claim.getBackground(),
                claim.getAttributedTo(),
                evidence(claim.getEvidence()));
    }

    private static Article article(ArticleReference reference) {
        return new Article(
                reference.getId(),
                reference.getRevision(),
                Optional.ofNullable(reference.getUrl()),
                Optional.ofNullable(reference.getSource()),
                Optional.ofNullable(reference.getTitle()),
                day(reference.getPublished()),
                day(reference.getFetched()),
                signature(reference.getSignature()));
    }

    private static Optional<LocalDate> day(@Nullable Instant instant) {
        return Optional.ofNullable(instant).map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    private static Signature signature(@Nullable ByteBuffer bytes) {
        if (bytes == null) {
            return Signature.NONE;
        }
        IntBuffer values = bytes.duplicate().asIntBuffer();
        int[] components = new int[values.remaining()];
        values.get(components);
        return Signature.of(components);
    }

    private static Period period(Interval interval) {
        return new Period(interval.getStart(), interval.getEnd());
    }

    private static Materiel materiel(io.castling.schemas.Materiel materiel) {
        return switch (materiel) {
            case SYSTEM, UNKNOWN -> Materiel.SYSTEM;
            case INTERCEPTORS -> Materiel.INTERCEPTORS;
            case COMPONENTS -> Materiel.COMPONENTS;
        };
    }

    private static Status status(ClaimStatus status) {
        return switch (status) {
            case REPORTED -> Status.REPORTED;
            case PLANNED -> Status.PLANNED;
            case DENIED -> Status.DENIED;
            case UNKNOWN ->
                throw new IllegalArgumentException(
                        "the claim has a status that this version does not know: upgrade the alert service");
        };
    }

    private static Set<Slot> slots(List<ClaimSlot> slots) {
        Set<Slot> known = EnumSet.noneOf(Slot.class);
        for (ClaimSlot slot : slots) {
            switch (slot) {
                case SYSTEM -> known.add(Slot.SYSTEM);
                case ORIGINS -> known.add(Slot.ORIGINS);
                case DESTINATIONS -> known.add(Slot.DESTINATIONS);
                case COUNT -> known.add(Slot.COUNT);
                case WHEN -> known.add(Slot.WHEN);
                case UNKNOWN -> {}
            }
        }
        return known;
    }

    private static Evidence evidence(io.castling.schemas.Evidence evidence) {
        return new Evidence(
                evidence.getField().name().toLowerCase(Locale.ROOT),
                evidence.getStart(),
                evidence.getEnd(),
                evidence.getText(),
                evidence.getRule());
    }
}
