package io.castling.alert.track;

import io.castling.alert.track.voice.Credibility;
import io.castling.alert.track.voice.Voice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One real movement of one system, assembled from the claims of many articles. All but {@code id} and {@code aliases}
 * is a function of the set of claims.
 *
 * @param id given when it was opened and kept while claims join (see ADR 4)
 * @param aliases ids of relocations that turned out to be this one
 * @param system canonical name; empty where only the family is known
 * @param origins the finest places told
 * @param destinations the finest places told
 * @param hedgedSlots parts that every claim which names them marks as uncertain
 * @param hedged whether every voice marks the move as uncertain
 * @param voices who reports or denies it, independently of each other
 * @param claims what it is assembled from, oldest article first
 */
public record Relocation(
        String id,
        List<String> aliases,
        Optional<String> system,
        String family,
        Materiel materiel,
        List<Place> origins,
        List<Place> destinations,
        List<Place> via,
        OptionalInt count,
        Optional<String> quantity,
        Optional<Period> period,
        Phase phase,
        boolean hedged,
        Set<Slot> hedgedSlots,
        List<Voice> voices,
        Credibility credibility,
        List<Claim> claims) {

    public Relocation {
        aliases = List.copyOf(aliases);
        origins = List.copyOf(origins);
        destinations = List.copyOf(destinations);
        via = List.copyOf(via);
        hedgedSlots = Set.copyOf(hedgedSlots);
        voices = List.copyOf(voices);
        claims = List.copyOf(claims);
    }

    /** The system, or the family where only that is known. */
    public String systemOrFamily() {
        return system.orElse(family);
    }

    /** Whether it is news that somebody believes: neither background alone nor denied. */
    public boolean isAlertable() {
        return phase == Phase.PLANNED || phase == Phase.REPORTED;
    }

    /** Ids of the articles behind it, oldest first. */
    public List<String> articles() {
        return claims.stream().map(claim -> claim.article().id()).distinct().toList();
    }

    /** Voices in support. */
    public List<Voice> support() {
        return voices.stream().filter(voice -> !voice.denies()).toList();
    }

    public Optional<LocalDate> firstPublished() {
        return claims.stream()
                .flatMap(claim -> claim.article().published().stream())
                .min(LocalDate::compareTo);
    }

    public Optional<LocalDate> lastPublished() {
        return claims.stream()
                .flatMap(claim -> claim.article().published().stream())
                .max(LocalDate::compareTo);
    }
}
