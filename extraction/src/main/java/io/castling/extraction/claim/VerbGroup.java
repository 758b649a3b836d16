package io.castling.extraction.claim;

import io.castling.extraction.claim.Trigger.Mood;
import io.castling.extraction.claim.Trigger.Voice;
import io.castling.extraction.text.Tokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the words before a word of movement make of it, gathered from right to left. */
final class VerbGroup {

    private static final long TO_WORD = Tokens.hash("to");
    private static final long BE_WORD = Tokens.hash("be");
    private static final long BEEN = Tokens.hash("been");
    private static final long BEING = Tokens.hash("being");
    private static final long HAVE_WORD = Tokens.hash("have");
    private static final long HAVING = Tokens.hash("having");
    private static final long AFTER = Tokens.hash("after");
    private static final long WITHOUT = Tokens.hash("without");
    private static final long BEFORE = Tokens.hash("before");
    /** How far before an infinitive the word is looked for that governs it. */
    private static final int GOVERNOR_REACH = 9;

    private static final long SKIPPED = Tag.bits(Tag.ADVERB, Tag.HEDGE, Tag.NOT, Tag.YET, Tag.PREVIOUSLY);
    private static final long PREPOSITIONS = Tag.bits(
            Tag.OF, Tag.AT, Tag.FROM, Tag.TO, Tag.BY, Tag.WITH, Tag.FOR, Tag.OTHER_PREPOSITION, Tag.NEAR, Tag.VIA);
    private static final long FINITE = Tag.bits(Tag.BE, Tag.HAVE, Tag.WILL, Tag.WOULD, Tag.MAY, Tag.MUST, Tag.DO);

    /** Where {@code would} can be the past of {@code will}: somebody said so, or a plan is spoken of. */
    static final long TOLD_OR_PLANNED = Tag.bits(Tag.SPEECH, Tag.PLAN, Tag.CLAIM_NOUN);

    private final Words words;

    private int first = -1;
    private boolean negated;
    private boolean yet;
    private boolean hedged;
    private boolean perfect;
    private boolean progressive;
    private boolean ongoing;
    private boolean pluperfect;
    private boolean present;
    private Mood mood = Mood.ASSERTED;
    private @Nullable Drop drop;

    VerbGroup(Words words) {
        this.words = words;
    }

    /** The first unit of the group. */
    int first(int verb) {
        return first < 0 ? verb : first;
    }

    /** {@code moves}: in a headline it has just happened. */
    void simplePresent(boolean headline) {
        present = !headline;
        ongoing = headline;
    }

    /** {@code is moving}. */
    void progressive(int be) {
        progressive = true;
        auxiliary(be);
    }

    /** The unit before, adverbs aside. */
    int left(int at) {
        int i = at - 1;
        while (i >= 0
                && (words.any(i, SKIPPED) || words.is(i, Unit.Kind.DATE) || words.manner(i))
                && !words.any(i, FINITE)) {
            note(i);
            i--;
        }
        if (words.within(i) && words.has(i, Tag.NOT) && words.any(i, FINITE)) {
            negated = true;
        }
        return i;
    }

    private void note(int i) {
        negated |= words.has(i, Tag.NOT);
        yet |= words.has(i, Tag.YET);
        hedged |= words.has(i, Tag.HEDGE);
    }

    /** Goes on from a form of {@code be}. */
    void auxiliary(int at) {
        first = at;
        if (words.is(at, BEEN)) {
            int left = left(at);
            if (words.has(left, Tag.HAVE)) {
                perfect(left);
            } else {
                ongoing = true;
            }
        } else if (words.is(at, BEING)) {
            progressive = true;
            int left = left(at);
            if (words.has(left, Tag.BE)) {
                auxiliary(left);
            } else {
                gerund(left);
            }
        } else if (words.is(at, BE_WORD)) {
            if (!base(left(at))) {
                drop = Drop.WISHED;
            }
        } else {
            finite(at);
        }
    }

    void finite(int at) {
        int left = left(at);
        ongoing |= words.has(at, Tag.BE_PRESENT) && progressive;
        first = Math.max(0, Math.min(at, first < 0 ? at : first));
        if (left >= 0 && words.any(left, Tag.bits(Tag.WILL, Tag.WOULD, Tag.MAY, Tag.MUST))) {
            base(left);
        }
    }

    void perfect(int at) {
        first = at;
        perfect = true;
        if (words.is(at, HAVE_WORD)) {
            int left = left(at);
            if (!base(left)) {
                ongoing = true;
            }
        } else if (words.is(at, HAVING)) {
            left(at);
        } else {
            pluperfect = words.has(at, Tag.HAD);
            ongoing = !pluperfect;
            left(at);
        }
    }

    /** Reads what stands before a bare verb; false if nothing there calls for one. */
    boolean base(int left) {
        if (words.has(left, Tag.WILL)) {
            first = left;
            mood = Mood.PLANNED;
            left(left);
        } else if (words.has(left, Tag.WOULD)) {
            first = left;
            mood = Mood.PLANNED;
            drop = perfect || !words.anywhere(TOLD_OR_PLANNED) ? Drop.POSSIBLE : drop;
            left(left);
        } else if (words.any(left, Tag.bits(Tag.MAY, Tag.MUST))) {
            first = left;
            hedged = true;
            drop = perfect || progressive ? drop : Drop.POSSIBLE;
            left(left);
        } else if (words.has(left, Tag.DO)) {
            first = left;
            left(left);
        } else if (words.is(left, TO_WORD)) {
            first = left;
            infinitive(left);
        } else {
            return false;
        }
        return true;
    }

    void like(Trigger before) {
        mood = before.mood();
        hedged |= before.hedged();
        drop = before.drop().orElse(drop);
        pluperfect = before.pluperfect();
        ongoing = before.ongoing();
        present = before.present();
    }

    private void infinitive(int to) {
        negated |= words.has(to - 1, Tag.NOT); // decided not to send
        int governor = Governor.before(words, to - 1, GOVERNOR_REACH);
        if (governor < 0) {
            int left = left(to);
            if (words.has(left, Tag.BE) && Governor.before(words, left - 1, 5, Tag.WISH.bit()) >= 0) {
                drop = Drop.WISHED;
            } else if ((words.has(left, Tag.BE) && !words.is(left, BEEN)) || words.headline()) {
                mood = Mood.PLANNED;
                first = words.has(left, Tag.BE) ? left : to;
            } else {
                drop = perfect ? drop : Drop.PURPOSE;
            }
            return;
        }
        governed(governor, true);
        first = words.has(governor - 1, Tag.BE) ? governor - 1 : Math.min(to, governor);
    }

    void gerund(int left) {
        boolean after = words.is(left, AFTER) || words.has(left, Tag.BY);
        if (words.is(left, WITHOUT) || words.is(left, BEFORE)) {
            drop = Drop.PURPOSE;
            return;
        }
        boolean attached = words.any(left, PREPOSITIONS) || words.any(left, Governor.GOVERNING);
        int governor = after || !attached ? -1 : Governor.before(words, left, GOVERNOR_REACH);
        if (governor >= 0) {
            governed(governor, false);
        }
        ongoing = true;
    }

    void noun(int at) {
        int governor = Governor.before(words, at - 1, 7);
        if (governor >= 0) {
            governed(governor, false);
        } else {
            Predicate.Outlook outlook = Predicate.read(words, at);
            mood = outlook.mood();
            drop = outlook.drop().orElse(drop);
            negated |= outlook.negated();
        }
    }

    private void governed(int governor, boolean infinitive) {
        Unit unit = words.unit(governor);
        int left = left(governor);
        boolean passive = words.has(left, Tag.BE);
        if (unit.has(Tag.DENY)) {
            mood = Mood.DENIED;
        } else if (unit.has(Tag.SEEM) && infinitive && (passive || (!unit.has(Tag.SPEECH) && !unit.has(Tag.PLAN)))) {
            hedged = true;
            mood = perfect || progressive || ongoing ? Mood.ASSERTED : Mood.PLANNED;
        } else if (unit.has(Tag.WISH)) {
            drop = Drop.WISHED;
        } else if (unit.has(Tag.PLAN)) {
            mood = Mood.PLANNED;
            thwarted(governor);
            if (words.any(left, Tag.bits(Tag.MAY, Tag.MUST)) && !words.has(left, Tag.WILL)) {
                drop = Drop.POSSIBLE;
            }
            negated |= words.has(left, Tag.NO);
        } else if (unit.has(Tag.BEGIN)) {
            beginning(left);
        } else if (unit.has(Tag.SEEM)) {
            hedged = true;
        }
    }

    /** {@code suspended its plan to}, {@code scrapped the decision to}. */
    private void thwarted(int plan) {
        int i = plan - 1;
        while (words.any(i, Tag.bits(Tag.DETERMINER, Tag.DEFINITE, Tag.ADJECTIVE)) || words.is(i, Unit.Kind.PROPER)) {
            i--;
        }
        if (i < plan - 1 && words.has(i, Tag.DENY)) {
            mood = Mood.DENIED;
        } else if (i < plan - 1 && words.has(i, Tag.WISH)) {
            drop = Drop.WISHED;
        }
    }

    /** {@code will begin to move}: the outer verb decides. */
    private void beginning(int left) {
        if (words.any(left, Tag.bits(Tag.WILL, Tag.WOULD))) {
            mood = Mood.PLANNED;
        } else if (words.any(left, Tag.bits(Tag.MAY, Tag.MUST))) {
            drop = Drop.POSSIBLE;
        } else if (words.is(left, TO_WORD)) {
            infinitive(left);
        } else {
            ongoing = true;
        }
    }

    Trigger trigger(int at, int firstUnit, Optional<Movement> movement, Optional<Movement> alone, Voice voice) {
        boolean promised = words.has(at, Tag.PLAN) && voice != Voice.NOUN && mood == Mood.ASSERTED;
        Mood settled = promised ? Mood.PLANNED : mood;
        Drop reason = drop;
        if (negated && yet && settled != Mood.DENIED && !words.anywhere(Tag.SPEECH.bit())) {
            reason = Drop.STATE;
        } else if (negated) {
            settled = settled == Mood.DENIED ? Mood.ASSERTED : Mood.DENIED;
        }
        if (Idiom.at(words, at)) {
            reason = Drop.IDIOM;
        }
        return new Trigger(
                at,
                firstUnit,
                movement,
                alone,
                voice,
                settled,
                hedged && settled != Mood.DENIED,
                pluperfect,
                ongoing || progressive,
                present,
                Optional.ofNullable(reason));
    }
}
