package io.castling.alert.wire;

import io.castling.alert.policy.SystemTraits;
import io.castling.alert.track.Claim;
import io.castling.alert.track.Materiel;
import io.castling.alert.track.Period;
import io.castling.alert.track.Phase;
import io.castling.alert.track.Relocation;
import io.castling.alert.track.Slot;
import io.castling.alert.track.voice.Voice;
import io.castling.schemas.ArticleReference;
import io.castling.schemas.ClaimEvidence;
import io.castling.schemas.ClaimSlot;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.Credibility;
import io.castling.schemas.Evidence;
import io.castling.schemas.Interval;
import io.castling.schemas.PublicationProvenance;
import io.castling.schemas.RelocationChange;
import io.castling.schemas.RelocationState;
import io.castling.schemas.TextField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Relocations of the tracker as records of the contract. */
public final class Relocations {

    /** Evidence in one record: enough to check a relocation by, and far from the size limit of a record. */
    static final int EVIDENCE = 40;

    private Relocations() {}

    /** @param change what the latest report changed */
    public static io.castling.schemas.Relocation wire(
            Relocation relocation, RelocationChange change, SystemTraits traits) {
        return wire(relocation, change, state(relocation.phase()), Optional.empty(), traits);
    }

    /** One that is no more: merged into another, or without any support left. */
    static io.castling.schemas.Relocation ended(
            Relocation relocation, RelocationChange change, Optional<String> mergedInto, SystemTraits traits) {
        RelocationState state = mergedInto.isPresent() ? RelocationState.MERGED : RelocationState.WITHDRAWN;
        return wire(relocation, change, state, mergedInto, traits);
    }

    private static io.castling.schemas.Relocation wire(
            Relocation relocation,
            RelocationChange change,
            RelocationState state,
            Optional<String> mergedInto,
            SystemTraits traits) {
        List<Claim> claims = relocation.claims();
        List<Claim> newest = claims.subList(Math.max(0, claims.size() - EVIDENCE), claims.size());
        return io.castling.schemas.Relocation.newBuilder()
                .setId(relocation.id())
                .setState(state)
                .setChange(change)
                .setMergedInto(mergedInto.orElse(null))
                .setSystem(relocation.system().orElse(null))
                .setFamily(relocation.family())
                .setSystemClass(traits.systemClass().isEmpty() ? null : traits.systemClass())
                .setOwners(traits.owners())
                .setMateriel(materiel(relocation.materiel()))
                .setOrigins(Places.wire(relocation.origins()))
                .setDestinations(Places.wire(relocation.destinations()))
                .setVia(Places.wire(relocation.via()))
                .setCount(relocation.count().isPresent() ? relocation.count().getAsInt() : null)
                .setQuantity(relocation.quantity().orElse(null))
                .setWhen(relocation.period().map(Relocations::interval).orElse(null))
                .setStatus(status(relocation.phase()))
                .setHedged(relocation.hedged())
                .setHedgedSlots(relocation.hedgedSlots().stream()
                        .sorted()
                        .map(Relocations::slot)
                        .toList())
                .setBackground(relocation.phase() == Phase.BACKGROUND)
                .setCredibility(credibility(relocation.credibility()))
                .setVoices(relocation.voices().stream().map(Relocations::voice).toList())
                .setEvidence(newest.stream().map(Relocations::evidence).toList())
                .setFirstPublished(
                        relocation.firstPublished().map(Relocations::midnight).orElse(null))
                .setLastPublished(
                        relocation.lastPublished().map(Relocations::midnight).orElse(null))
                .build();
    }

    static Credibility credibility(io.castling.alert.track.voice.Credibility credibility) {
        return new Credibility(credibility.reliability().name(), credibility.grade(), credibility.reasons());
    }

    static Interval interval(Period period) {
        return new Interval(period.start(), period.end());
    }

    static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static RelocationState state(Phase phase) {
        return switch (phase) {
            case PLANNED, REPORTED, BACKGROUND -> RelocationState.ACTIVE;
            case DENIED -> RelocationState.DENIED;
        };
    }

    private static ClaimStatus status(Phase phase) {
        return switch (phase) {
            case PLANNED -> ClaimStatus.PLANNED;
            case REPORTED, BACKGROUND -> ClaimStatus.REPORTED;
            case DENIED -> ClaimStatus.DENIED;
        };
    }

    private static io.castling.schemas.Materiel materiel(Materiel materiel) {
        return switch (materiel) {
            case SYSTEM -> io.castling.schemas.Materiel.SYSTEM;
            case INTERCEPTORS -> io.castling.schemas.Materiel.INTERCEPTORS;
            case COMPONENTS -> io.castling.schemas.Materiel.COMPONENTS;
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

    private static io.castling.schemas.Voice voice(Voice voice) {
        var speaker = voice.speaker();
        return io.castling.schemas.Voice.newBuilder()
                .setId(speaker.id())
                .setName(speaker.name())
                .setReliability(speaker.reliability().name())
                .setArticles(voice.articles())
                .setDenies(voice.denies())
                .build();
    }

    private static ClaimEvidence evidence(Claim claim) {
        var article = claim.article();
        var sentence = claim.evidence();
        return ClaimEvidence.newBuilder()
                .setClaimId(claim.id())
                .setArticle(ArticleReference.newBuilder()
                        .setId(article.id())
                        .setRevision(article.revision())
                        .setUrl(article.url().orElse(null))
                        .setSource(article.source().orElse(null))
                        .setTitle(article.title().orElse(null))
                        .setPublished(published(article.published()))
                        .setPublishedBy(PublicationProvenance.UNKNOWN)
                        .build())
                .setStatus(
                        switch (claim.status()) {
                            case REPORTED -> ClaimStatus.REPORTED;
                            case PLANNED -> ClaimStatus.PLANNED;
                            case DENIED -> ClaimStatus.DENIED;
                        })
                .setEvidence(Evidence.newBuilder()
                        .setField(sentence.field().equals("title") ? TextField.TITLE : TextField.TEXT)
                        .setStart(sentence.start())
                        .setEnd(sentence.end())
                        .setText(sentence.text())
                        .setRule(sentence.rule())
                        .build())
                .build();
    }

    private static @Nullable Instant published(Optional<LocalDate> day) {
        return day.map(Relocations::midnight).orElse(null);
    }
}
