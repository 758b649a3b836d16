package io.castling.extraction.claim;

import io.castling.extraction.arms.Materiel;
import io.castling.extraction.arms.WeaponSystem;
import io.castling.extraction.claim.Claim.Period;
import io.castling.extraction.claim.Claim.Status;
import io.castling.extraction.place.PlaceMention;
import java.util.List;
import java.util.Optional;

/**
 * What one sentence says of the movement of one system; several may make one claim.
 *
 * @param exact whether {@code when} is the time of the move rather than of the words about it
 * @param vague whether the destination is only {@code near} or {@code close to} the place
 * @param support whether it tells of no move itself but may add to one
 * @param ongoing in progress or just done, which makes it the news
 * @param sentence number of the sentence, the headline being 0
 * @param theme number of the unit that names what moves: two movements of one subject share it
 */
record Draft(
        WeaponSystem system,
        List<PlaceMention> origins,
        List<PlaceMention> destinations,
        List<PlaceMention> via,
        Quantity quantity,
        Materiel materiel,
        Optional<Period> when,
        boolean exact,
        Status status,
        boolean hedged,
        boolean background,
        boolean vague,
        boolean support,
        boolean ongoing,
        List<String> attributedTo,
        Evidence evidence,
        int sentence,
        int theme) {

    Draft {
        origins = List.copyOf(origins);
        destinations = List.copyOf(destinations);
        via = List.copyOf(via);
        attributedTo = List.copyOf(attributedTo);
    }

    boolean headline() {
        return sentence == 0;
    }

    Draft withOrigins(List<PlaceMention> newOrigins) {
        return withEnds(newOrigins, destinations, via);
    }

    Draft withEnds(List<PlaceMention> newOrigins, List<PlaceMention> newDestinations, List<PlaceMention> newVia) {
        return new Draft(
                system,
                newOrigins,
                newDestinations,
                newVia,
                quantity,
                materiel,
                when,
                exact,
                status,
                hedged,
                background,
                vague,
                support,
                ongoing,
                attributedTo,
                evidence,
                sentence,
                theme);
    }

    Draft with(Quantity newQuantity, Optional<Period> newWhen, boolean newExact) {
        return new Draft(
                system,
                origins,
                destinations,
                via,
                newQuantity,
                materiel,
                newWhen,
                newExact,
                status,
                hedged,
                background,
                vague,
                support,
                ongoing,
                attributedTo,
                evidence,
                sentence,
                theme);
    }
}
