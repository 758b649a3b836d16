package io.castling.extraction.claim;

import io.castling.extraction.claim.Movement.End;
import io.castling.extraction.claim.PlacePhrase.Role;
import io.castling.extraction.claim.Trigger.Voice;
import io.castling.extraction.text.Tokens;
import io.castling.extraction.text.WordSet;

/** Reads the places before the words of movement that belong to them. */
final class EndsBefore {

    private static final long FINITE =
            Tag.bits(Tag.BE, Tag.HAVE, Tag.WILL, Tag.WOULD, Tag.MAY, Tag.MUST, Tag.DO, Tag.VERB);

    private static final WordSet STAYS =
            WordSet.of("days weeks months year years mission stay tour stint service duty");
    private static final WordSet GUARDS = WordSet.of("protected guarded defended covered shielded guarding protecting");
    private static final long FOLLOWING = Tokens.hash("following");
    private static final long AFTER = Tokens.hash("after");

    private final Clause clause;
    private final Words words;
    private final EndSlots slots;

    EndsBefore(Clause clause, EndSlots slots) {
        this.clause = clause;
        this.words = clause.words();
        this.slots = slots;
    }

    void read(Trigger trigger, Movement movement, Theme theme) {
        for (PlacePhrase phrase : clause.phrases()) {
            if (phrase.first() >= trigger.first()) {
                break;
            }
            if (clause.asides().has(phrase.first())) {
                continue;
            }
            if (movement == Movement.RECEIVE || given(trigger, movement, theme)) {
                recipient(phrase, trigger);
            }
            boolean attached = theme.first() < phrase.first() && clear(theme.end(), phrase.from());
            boolean fronted = phrase.from() == 0 || (phrase.first() < theme.first() && clauseStart(phrase.from()));
            if (!attached && departed(phrase, movement)) {
                slots.from(phrase.places());
            } else if (attached || fronted) {
                attached(phrase, movement, trigger);
            } else if (guarded(phrase, theme) && movement.takesObject() && movement != Movement.EMPLACE) {
                slots.from(phrase.places());
            } else if (describedBy(phrase)) {
                where(phrase, movement, trigger);
            }
        }
    }

    /** {@code Ukraine was given two batteries}. */
    private boolean given(Trigger trigger, Movement movement, Theme theme) {
        return movement == Movement.GIVE
                && trigger.voice() == Voice.PASSIVE
                && theme != null
                && theme.first() > trigger.at();
    }

    private void recipient(PlacePhrase phrase, Trigger trigger) {
        boolean near = trigger.first() - phrase.end() <= 6;
        if (near && (phrase.role() == Role.BARE || phrase.role() == Role.AT)) {
            slots.to(phrase.places());
        }
    }

    private void attached(PlacePhrase phrase, Movement movement, Trigger trigger) {
        switch (phrase.role()) {
            case FROM -> slots.from(phrase.places());
            case AT, NEAR -> {
                boolean goesOn =
                        !slots.destinations().isEmpty() && movement != Movement.EMPLACE && movement != Movement.RECEIVE;
                boolean cameThere = !slots.origins().isEmpty() && words.any(phrase.end(), Tag.RELATIVE.bit());
                if (cameThere && slots.destinations().isEmpty()) {
                    slots.to(phrase.places());
                } else if (movement.away() || movement == Movement.RETURN || goesOn) {
                    slots.from(phrase.places());
                } else if (slots.destinations().isEmpty()
                        && phrase.role() == Role.AT
                        && trigger.voice() != Voice.NOUN
                        && movement.at() == End.DESTINATION
                        && movement != Movement.STAND) {
                    slots.to(phrase.places());
                }
            }
            case TO -> {
                if (phrase.from() == 0 && slots.destinations().isEmpty()) {
                    slots.to(phrase.places());
                }
            }
            case VIA, FOR, BARE, OTHER -> {}
        }
    }

    /** {@code Sliac, where}; {@code Seongju as the place where}. */
    private boolean describedBy(PlacePhrase phrase) {
        int i = phrase.end();
        if (words.is(i, Unit.Kind.COMMA) && words.has(i + 1, Tag.WHERE)) {
            return true;
        }
        while (i < words.size() && !words.is(i, Unit.Kind.PLACE) && !words.has(i, Tag.WHERE)) {
            i++;
        }
        return words.has(i, Tag.WHERE) && (i == phrase.end() || words.has(i - 1, Tag.PLACE_NOUN));
    }

    private void where(PlacePhrase phrase, Movement movement, Trigger trigger) {
        for (int i = phrase.end(); i < trigger.first(); i++) {
            if (words.is(i, Unit.Kind.BREAK)) {
                return;
            }
        }
        if (movement.at() == End.DESTINATION && slots.destinations().isEmpty()) {
            slots.to(phrase.places());
        } else if (movement.at() == End.ORIGIN) {
            slots.from(phrase.places());
        }
    }

    private boolean clear(int from, int to) {
        for (int i = from; i < to; i++) {
            if (words.is(i, Unit.Kind.BREAK) || words.any(i, FINITE | Tag.SPEECH.bit()) || movesOn(i)) {
                return false;
            }
        }
        return to >= from;
    }

    private boolean movesOn(int unit) {
        Trigger other = clause.triggerAt(unit);
        return other != null && other.voice() != Voice.NOUN && !clause.based(other);
    }

    /** {@code After three months in Estonia, the battery has left}. */
    private boolean departed(PlacePhrase phrase, Movement movement) {
        boolean leaves = movement.away() || movement == Movement.RETURN || movement == Movement.GO;
        boolean after = words.is(0, AFTER) || words.is(0, FOLLOWING);
        if (!leaves || !after || (phrase.role() != Role.AT && phrase.role() != Role.TO)) {
            return false;
        }
        boolean stay = false;
        for (int i = 1; i < phrase.first(); i++) {
            if (words.is(i, Unit.Kind.COMMA)) {
                return false;
            }
            Unit unit = words.unit(i);
            stay |= unit.entry().nominal() != null
                    || STAYS.contains(words.tokens().hash(unit.end() - 1));
        }
        return stay;
    }

    /** {@code The battery that protected Rzeszow airport has been moved}. */
    private boolean guarded(PlacePhrase phrase, Theme theme) {
        int verb = phrase.from() - 1;
        while (words.any(verb, Tag.bits(Tag.DETERMINER, Tag.ADJECTIVE, Tag.PLACE_NOUN, Tag.OF))) {
            verb--;
        }
        boolean guards = words.within(verb)
                && GUARDS.contains(words.tokens().hash(words.unit(verb).end() - 1));
        boolean relative = words.any(theme.end(), Tag.RELATIVE.bit()) || words.any(theme.end() + 1, Tag.RELATIVE.bit());
        return phrase.role() == Role.BARE && guards && relative && verb - theme.end() <= 4;
    }

    private boolean clauseStart(int at) {
        return words.is(at - 1, Unit.Kind.BREAK) || (words.is(at - 1, Unit.Kind.DATE) && at == 1);
    }
}
