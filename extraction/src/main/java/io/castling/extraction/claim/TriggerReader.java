package io.castling.extraction.claim;

import io.castling.extraction.claim.Trigger.Voice;
import io.castling.extraction.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds words of movement in a sentence and reads voice, tense and mood from the words before them. */
final class TriggerReader {

    private static final long BE_WORD = Tokens.hash("be");

    private final Words words;
    private final VerbForms forms;

    private final List<Trigger> triggers = new ArrayList<>();

    private TriggerReader(Words words) {
        this.words = words;
        this.forms = new VerbForms(words);
    }

    static List<Trigger> read(Words words) {
        TriggerReader reader = new TriggerReader(words);
        for (int at = 0; at < words.size(); at++) {
            Trigger trigger = reader.at(at);
            if (trigger != null) {
                reader.triggers.add(trigger);
            }
        }
        return reader.triggers;
    }

    private @Nullable Trigger at(int at) {
        Entry entry = words.unit(at).entry();
        if (entry.state() != null) {
            return state(at, entry.state());
        }
        Trigger verb = entry.forms() == 0 ? null : verb(at, entry);
        if (verb != null) {
            return verb;
        }
        return entry.nominal() == null ? null : noun(at, entry.nominal());
    }

    private @Nullable Trigger state(int at, Movement movement) {
        VerbGroup group = new VerbGroup(words);
        int left = group.left(at);
        if (words.has(left, Tag.BE) && words.is(left, BE_WORD)) {
            group.finite(left);
        }
        if (!triggers.isEmpty() && at - triggers.getLast().at() <= 2) {
            return null;
        }
        return group.trigger(at, at, Optional.of(movement), Optional.of(movement), Voice.STATE);
    }

    private @Nullable Trigger verb(int at, Entry entry) {
        boolean verbBefore = words.has(at - 1, Tag.VERB)
                || (!triggers.isEmpty()
                        && triggers.getLast().at() == at - 1
                        && triggers.getLast().voice() == Voice.ACTIVE);
        if (verbBefore && words.has(at, Tag.PLACE_NOUN)) {
            return null; // left garrisons
        }
        VerbGroup group = new VerbGroup(words);
        int left = group.left(at);
        Voice voice = null;
        if (entry.is(Entry.Form.PARTICIPLE) && words.has(left, Tag.BE)) {
            voice = Voice.PASSIVE;
            group.auxiliary(left);
        } else if (entry.is(Entry.Form.PARTICIPLE) && words.has(left, Tag.HAVE)) {
            voice = Voice.ACTIVE;
            group.perfect(left);
        } else if (entry.is(Entry.Form.ING)) {
            voice = ing(left, group);
        } else if (entry.is(Entry.Form.BASE) && group.base(left)) {
            voice = Voice.ACTIVE;
        } else if (entry.is(Entry.Form.PARTICIPLE) && coordinated(left, Voice.PASSIVE) && !forms.objectFollows(at)) {
            voice = Voice.PASSIVE;
            group.like(triggers.getLast());
        } else if (entry.is(Entry.Form.BASE) && !entry.is(Entry.Form.PAST) && coordinated(left, Voice.ACTIVE)) {
            voice = Voice.ACTIVE;
            group.like(triggers.getLast());
        } else if (entry.is(Entry.Form.PAST) || entry.is(Entry.Form.PARTICIPLE)) {
            voice = forms.past(at, left, entry);
        } else if ((entry.is(Entry.Form.THIRD_PERSON) && forms.thirdPerson(at, left, entry))
                || (entry.is(Entry.Form.BASE) && forms.presentPlural(at, left))) {
            voice = Voice.ACTIVE;
            group.simplePresent(words.headline() || Governor.before(words, left, 5, Tag.BEGIN.bit()) >= 0);
        }
        if (voice == null) {
            return null;
        }
        return group.trigger(
                at, group.first(at), Optional.ofNullable(entry.moving()), Optional.ofNullable(entry.going()), voice);
    }

    /** {@code is moving}, {@code began moving}, {@code by moving}, {@code launchers moving}. */
    private @Nullable Voice ing(int left, VerbGroup group) {
        if (words.has(left, Tag.BE)) {
            group.progressive(left);
            return Voice.ACTIVE;
        }
        if (words.any(left, Tag.bits(Tag.A, Tag.ADJECTIVE, Tag.DEFINITE, Tag.DETERMINER))
                || words.is(left, Unit.Kind.POSSESSIVE)) {
            return null;
        }
        group.gerund(left);
        return Voice.GERUND;
    }

    private boolean coordinated(int left, Voice voice) {
        if (triggers.isEmpty() || triggers.getLast().voice() != voice) {
            return false;
        }
        boolean joined = words.has(left, Tag.CONJUNCTION) || words.is(left, Unit.Kind.COMMA);
        if (!joined || voice == Voice.PASSIVE) {
            return joined;
        }
        Entry before = words.unit(triggers.getLast().at()).entry();
        return before.is(Entry.Form.BASE);
    }

    private @Nullable Trigger noun(int at, Movement movement) {
        if (words.is(at, Unit.Kind.PROPER) || words.has(at + 1, Tag.NOT_MOVED)) {
            return null;
        }
        VerbGroup group = new VerbGroup(words);
        group.noun(at);
        return group.trigger(at, at, Optional.of(movement), Optional.of(movement), Voice.NOUN);
    }
}
