package io.castling.extraction.claim;

import io.castling.extraction.claim.Trigger.Voice;
import io.castling.extraction.text.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sentence with all that was found in it, as those look at it who seek the places of a movement. */
record Clause(Words words, List<Trigger> triggers, List<PlacePhrase> phrases, Asides asides, Memory memory) {

    private static final long TO_WORD = Tokens.hash("to");
    private static final long FINITE =
            Tag.bits(Tag.BE, Tag.HAVE, Tag.WILL, Tag.WOULD, Tag.MAY, Tag.MUST, Tag.DO, Tag.VERB);

    /** Where the words that belong to the trigger end. */
    int zoneEnd(Trigger trigger) {
        for (int i = trigger.at() + 1; i < words.size(); i++) {
            if (words.is(i, Unit.Kind.BREAK)
                    || asides.has(i)
                    || words.any(i, Tag.bits(Tag.SUBORDINATOR, Tag.CONDITION))
                    || (words.any(i, FINITE)
                            && !words.has(i, Tag.COREFERENT)
                            && !words.any(i, Tag.bits(Tag.PLACE_NOUN)))) {
                return i;
            }
            if (words.is(i, TO_WORD) && words.infinitive(i + 1)) {
                return i;
            }
            Trigger other = triggerAt(i);
            if (other != null && other.voice() != Voice.NOUN && other.voice() != Voice.STATE && !based(other)) {
                return Math.max(trigger.at() + 1, other.first());
            }
        }
        return words.size();
    }

    boolean based(Trigger other) {
        return other.voice() == Voice.REDUCED
                && other.movement().filter(m -> m == Movement.EMPLACE).isPresent();
    }

    @Nullable Trigger triggerAt(int unit) {
        for (Trigger trigger : triggers) {
            if (trigger.at() == unit) {
                return trigger;
            }
        }
        return null;
    }
}
