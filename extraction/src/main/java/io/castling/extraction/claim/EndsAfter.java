package io.castling.extraction.claim;

import io.castling.extraction.claim.PlacePhrase.Role;
import io.castling.extraction.claim.Trigger.Voice;
import io.castling.extraction.place.PlaceKind;

/** Reads the places after the words of movement. */
final class EndsAfter {

    private final Clause clause;
    private final Words words;
    private final EndSlots slots;

    EndsAfter(Clause clause, EndSlots slots) {
        this.clause = clause;
        this.words = clause.words();
        this.slots = slots;
    }

    void read(Trigger trigger, Movement movement, Theme theme, int from, int limit) {
        int end = Math.min(limit, clause.zoneEnd(trigger));
        boolean based = false;
        for (PlacePhrase phrase : clause.phrases()) {
            if (phrase.first() < from
                    || phrase.first() >= end
                    || clause.asides().has(phrase.first())) {
                continue;
            }
            based = basedBefore(phrase, trigger);
            place(phrase, trigger, movement, theme, end, based);
        }
    }

    private void place(PlacePhrase phrase, Trigger trigger, Movement movement, Theme theme, int end, boolean based) {
        switch (phrase.role()) {
            case FROM -> slots.from(phrase.places());
            case TO -> slots.towards(phrase.places());
            case VIA -> slots.via(phrase.places());
            case AT -> at(phrase, trigger, movement, theme, end, based);
            case NEAR -> near(phrase, movement);
            case FOR -> {
                if (movement == Movement.LEAVE
                        || movement == Movement.DEPART
                        || movement == Movement.GO
                        || movement == Movement.VANISH) {
                    slots.towards(phrase.places());
                }
            }
            case BARE -> bare(phrase, trigger, movement, theme);
            case OTHER -> {}
        }
    }

    private void near(PlacePhrase phrase, Movement movement) {
        if (movement.away()) {
            slots.from(phrase.places());
        } else if (slots.destinations().isEmpty()) {
            boolean wide = phrase.places().stream().allMatch(p -> p.place().kind() == PlaceKind.COUNTRY);
            slots.near(phrase.places(), wide || (movement != Movement.EMPLACE && movement != Movement.ARRIVE));
        }
    }

    private void at(PlacePhrase phrase, Trigger trigger, Movement movement, Theme theme, int end, boolean based) {
        if (looseComma(phrase, trigger)) {
            return;
        }
        boolean followsTheme = theme.first() > trigger.at() && phrase.first() > theme.end() - 1;
        boolean movesOn =
                (movement != Movement.EMPLACE && movement != Movement.ARRIVE && movement != Movement.STAND) || based;
        if ((followsTheme || based) && movesOn && directionFollows(phrase, end)) {
            slots.from(phrase.places());
            return;
        }
        if (movement == Movement.LEAVE && leavesGround(trigger, phrase)) {
            slots.from(phrase.places());
            return;
        }
        switch (movement.at()) {
            case DESTINATION -> {
                if (slots.destinations().isEmpty()) {
                    slots.to(phrase.places());
                }
            }
            case ORIGIN -> slots.from(phrase.places());
            case VIA, NONE -> {}
        }
    }

    /** {@code left garrisons around Taji}. */
    private boolean leavesGround(Trigger trigger, PlacePhrase phrase) {
        for (int i = trigger.at() + 1; i < phrase.first(); i++) {
            if (words.has(i, Tag.PLACE_NOUN)) {
                return true;
            }
        }
        return false;
    }

    private boolean directionFollows(PlacePhrase phrase, int end) {
        for (PlacePhrase other : clause.phrases()) {
            if (other.first() > phrase.first() && other.first() < end && other.role() == Role.TO) {
                return true;
            }
        }
        return false;
    }

    /** {@code deploy batteries based in Germany to Poland}. */
    private boolean basedBefore(PlacePhrase phrase, Trigger trigger) {
        for (Trigger other : clause.triggers()) {
            if (other.voice() == Voice.REDUCED
                    && other.at() > trigger.at()
                    && other.at() < phrase.from()
                    && phrase.from() - other.at() <= 2) {
                return true;
            }
        }
        return false;
    }

    /** After a comma only a phrase that follows at once belongs to the verb. */
    private boolean looseComma(PlacePhrase phrase, Trigger trigger) {
        for (int i = phrase.from() - 1; i > trigger.at(); i--) {
            if (words.is(i, Unit.Kind.COMMA)) {
                return i < phrase.from() - 1 && !dateBetween(i, phrase.from());
            }
        }
        return false;
    }

    private boolean dateBetween(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (words.is(i, Unit.Kind.DATE)) {
                return true;
            }
        }
        return false;
    }

    private void bare(PlacePhrase phrase, Trigger trigger, Movement movement, Theme theme) {
        int i = trigger.at() + 1;
        while (i < phrase.first()
                && (words.any(i, Tag.bits(Tag.DETERMINER, Tag.ADJECTIVE, Tag.PLACE_NOUN, Tag.OF, Tag.ADVERB))
                        || words.is(i, Unit.Kind.PROPER)
                        || words.is(i, Unit.Kind.DATE))) {
            i++;
        }
        if (i != phrase.first()) {
            return;
        }
        boolean recipient = movement == Movement.GIVE || movement == Movement.TRANSFER;
        if (recipient && theme.first() >= phrase.end()) {
            slots.to(phrase.places());
        } else if (!recipient) {
            switch (movement.bare()) {
                case DESTINATION -> slots.to(phrase.places());
                case ORIGIN -> slots.from(phrase.places());
                case VIA, NONE -> {}
            }
        }
    }
}
