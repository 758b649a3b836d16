package io.castling.extraction.claim;

import io.castling.extraction.arms.Materiel;
import io.castling.extraction.arms.WeaponSystem;
import io.castling.extraction.place.PlaceMention;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What one article asserts about one movement of one system. The fine points are those of the annotation guideline:
 * a wish, a sale, a test launch, a loss or a presence without change is no claim.
 *
 * @param system the system, or its family where only that is named
 * @param origins where it left; several sites of one move stay together
 * @param destinations where it went
 * @param via places passed through
 * @param count units of the system, where a number is said
 * @param quantity how many, in the words of the article
 * @param materiel what moved
 * @param when days within which it happened or shall happen
 * @param status whether it is said to have happened, to be intended, or not to be so
 * @param hedged whether the move itself is marked as uncertain; attribution alone is no hedge
 * @param hedgedSlots parts that are marked as uncertain although the move is not
 * @param background an older move that is told as context and must not alert
 * @param attributedTo who says so, as named in the article, nearest responsible source first
 * @param evidence the sentences and words that carry the claim
 */
public record Claim(
        WeaponSystem system,
        List<PlaceMention> origins,
        List<PlaceMention> destinations,
        List<PlaceMention> via,
        OptionalInt count,
        Optional<String> quantity,
        Materiel materiel,
        Optional<Period> when,
        Status status,
        boolean hedged,
        Set<Slot> hedgedSlots,
        boolean background,
        List<String> attributedTo,
        Evidence evidence) {

    public Claim {
        origins = List.copyOf(origins);
        destinations = List.copyOf(destinations);
        via = List.copyOf(via);
        hedgedSlots = Set.copyOf(hedgedSlots);
        attributedTo = List.copyOf(attributedTo);
    }

    public enum Status {
        /** Happened or under way, whoever says so. */
        REPORTED,
        /** Announced, ordered, agreed or in preparation. */
        PLANNED,
        /** Somebody named denies it and the article does not itself assert it. */
        DENIED
    }

    public enum Slot {
        SYSTEM,
        ORIGINS,
        DESTINATIONS,
        COUNT,
        WHEN
    }

    /** Days, both included. */
    public record Period(LocalDate start, LocalDate end) {

        public Period {
            if (end.isBefore(start)) {
                throw new IllegalArgumentException("period ends before it starts: " + start + ".." + end);
            }
        }
    }
}
