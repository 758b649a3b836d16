package io.castling.alert.track;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What one article asserts about one movement of one system. Never merged, never edited.
 *
 * @param id the same claim of the same article has the same id in every revision
 * @param article where it stands
 * @param system canonical name; empty where only the family is named
 * @param family canonical name of the family
 * @param origins where it left; several sites of one move stay together
 * @param destinations where it went
 * @param via places passed through
 * @param count units of the system, where a number is said
 * @param quantity how many, in the words of the article
 * @param materiel what moved
 * @param period days within which it happened or shall happen
 * @param hedged whether the move itself is marked as uncertain
 * @param hedgedSlots parts that are marked as uncertain although the move is not
 * @param background an older move told as context: never alerts
 * @param attributedTo who says so, nearest responsible source first
 */
public record Claim(
        String id,
        Article article,
        Optional<String> system,
        String family,
        List<Place> origins,
        List<Place> destinations,
        List<Place> via,
        OptionalInt count,
        Optional<String> quantity,
        Materiel materiel,
        Optional<Period> period,
        Status status,
        boolean hedged,
        Set<Slot> hedgedSlots,
        boolean background,
        List<String> attributedTo,
        Evidence evidence) {

    /** Oldest article first; the same for whoever sorts. */
    static final Comparator<Claim> BY_DAY =
            Comparator.comparing((Claim claim) -> claim.article().day()).thenComparing(Claim::id);

    public Claim {
        if (id.isBlank() || family.isBlank()) {
            throw new IllegalArgumentException("claim of article " + article.id() + " needs an id and a family");
        }
        // The name of the family says no more than the family.
        String familyName = family;
        system = system.filter(name -> !name.equals(familyName));
        origins = List.copyOf(origins);
        destinations = List.copyOf(destinations);
        via = List.copyOf(via);
        hedgedSlots = Set.copyOf(hedgedSlots);
        attributedTo = List.copyOf(attributedTo);
    }

    /** The system, or the family where only that is named. */
    public String systemOrFamily() {
        return system.orElse(family);
    }

    /** Whether it speaks for the move: as news, and not to deny it. */
    public boolean supports() {
        return !background && status != Status.DENIED;
    }
}
