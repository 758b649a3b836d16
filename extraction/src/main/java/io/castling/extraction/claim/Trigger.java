package io.castling.extraction.claim;

import java.util.Optional;

/**
 * Words of movement and how they stand in their sentence.
 *
 * @param at the unit that names the movement
 * @param first the first unit of its verb group; of a noun the noun itself
 * @param movement with an object, or as the only reading
 * @param alone without an object
 * @param voice how the movement and the thing moved are tied
 * @param mood how settled it is
 * @param hedged whether the verb group itself is uncertain
 * @param pluperfect told as earlier than the story
 * @param ongoing in progress, or just done: present perfect or progressive
 * @param present in the simple present, which of a plan tells its future
 * @param drop why it counts for nothing, if so
 */
record Trigger(
        int at,
        int first,
        Optional<Movement> movement,
        Optional<Movement> alone,
        Voice voice,
        Mood mood,
        boolean hedged,
        boolean pluperfect,
        boolean ongoing,
        boolean present,
        Optional<Drop> drop) {

    enum Voice {
        ACTIVE,
        PASSIVE,
        /** A participle after the noun that it describes: {@code launchers sent to Guam}. */
        REDUCED,
        /** {@code by placing}, {@code after moving}. */
        GERUND,
        NOUN,
        /** {@code is on its way}. */
        STATE
    }

    enum Mood {
        ASSERTED,
        PLANNED,
        DENIED
    }

    Trigger dropped(Drop reason) {
        return new Trigger(
                at, first, movement, alone, voice, mood, hedged, pluperfect, ongoing, present, Optional.of(reason));
    }

    Trigger planned() {
        return new Trigger(at, first, movement, alone, voice, Mood.PLANNED, hedged, pluperfect, ongoing, present, drop);
    }

    Trigger denied() {
        return new Trigger(at, first, movement, alone, voice, Mood.DENIED, false, pluperfect, ongoing, present, drop);
    }
}
