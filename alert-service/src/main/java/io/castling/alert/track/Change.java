package io.castling.alert.track;

import io.castling.alert.track.voice.Voice;
import java.util.List;

/** What a report changed. A report can change several relocations, and one relocation in several ways. */
public sealed interface Change {

    /** A change of a relocation that lives on or has ended. */
    sealed interface OfRelocation extends Change {

        /** As it is now; of one that has ended, as it was last. */
        Relocation relocation();
    }

    /** A movement not told before. */
    record Opened(Relocation relocation) implements OfRelocation {}

    /** Another claim of a voice that was heard before, or that denies or tells background: nothing new. */
    record Repeated(Relocation relocation) implements OfRelocation {}

    /** More independent voices report it. */
    record Corroborated(Relocation before, Relocation relocation, List<Voice> voices) implements OfRelocation {}

    /** It is told more exactly. */
    record Refined(Relocation before, Relocation relocation, List<Detail> details) implements OfRelocation {}

    /** A revision took back part of what was told of its ends. */
    record Corrected(Relocation before, Relocation relocation, List<Detail> details) implements OfRelocation {}

    /** What was planned has happened. */
    record Executed(Relocation before, Relocation relocation) implements OfRelocation {}

    /** Somebody says without a hedge what was told with one. */
    record Firmed(Relocation before, Relocation relocation) implements OfRelocation {}

    /** Somebody denies it, or more do, and it is still to be believed. */
    record Doubted(Relocation before, Relocation relocation, List<Voice> voices) implements OfRelocation {}

    /** A denial outweighs what speaks for it. */
    record Denied(Relocation before, Relocation relocation) implements OfRelocation {}

    /** It was denied and is believed again. */
    record Reinstated(Relocation before, Relocation relocation) implements OfRelocation {}

    /** Other relocations turned out to be this one. */
    record Merged(Relocation relocation, List<Relocation> absorbed) implements OfRelocation {}

    /** Part of another relocation turned out to be a movement of its own. */
    record Split(Relocation relocation, String from) implements OfRelocation {}

    /** A revision took support away; what is left can be no more than denials or background. */
    record Weakened(Relocation before, Relocation relocation) implements OfRelocation {}

    /** A revision took the last claim away: the relocation is no more. */
    record Withdrawn(Relocation relocation) implements OfRelocation {}

    /** It left the memory of the track, which is bounded; what was said of it stands. */
    record Sealed(Relocation relocation) implements OfRelocation {}

    /** What is now known, or known better. */
    record Detail(Slot slot, String words) {}

    /** The report changed nothing. */
    record Ignored(Claim claim, Reason reason) implements Change {}

    /** Why a report changed nothing. */
    enum Reason {
        DUPLICATE("the same claim of the same revision was seen before"),
        OUTDATED("a later revision of the article was seen before"),
        WITHDRAWN("the article has withdrawn it"),
        STALE("it is older than everything that the track remembers"),
        NOWHERE("it names neither an origin nor a destination"),
        UNDATED_BACKGROUND("it tells an older move as context and does not say when that was");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** In words, to complete "Ignored: ". */
        public String words() {
            return words;
        }
    }
}
