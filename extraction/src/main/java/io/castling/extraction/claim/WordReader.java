package io.castling.extraction.claim;

import io.castling.extraction.arms.SystemMention;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Sentence;
import io.castling.extraction.text.Tokens;
import io.castling.extraction.text.WordSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Divides the sentences of one passage, in order, into units. */
final class WordReader {

    /** What stands in brackets is left out, unless the bracket is longer than an aside is. */
    private static final int LONGEST_BRACKET = 14;

    /** {@code Tomahawk-armed}: what the word modifies has the missile, and is not it. */
    private static final WordSet EQUIPPED = WordSet.of("armed equipped capable carrying firing like type style class");

    private final PhraseTable<Entry> phrases;
    private final DateReader dates;
    private final Passage passage;
    private final Tokens tokens;
    private final @Nullable SystemMention[] systems;
    private final @Nullable PlaceMention[] places;

    /** @param systems and @param places those of this passage, in any order */
    WordReader(
            Lexicon lexicon,
            DateReader dates,
            Passage passage,
            List<SystemMention> systems,
            List<PlaceMention> places) {
        this.phrases = lexicon.phrases();
        this.dates = dates;
        this.passage = passage;
        this.tokens = passage.tokens();
        this.systems = new SystemMention[tokens.size()];
        this.places = new PlaceMention[tokens.size()];
        for (SystemMention mention : systems) {
            int at = tokens.at(mention.span().start());
            if (at < tokens.size()) {
                this.systems[at] = mention;
            }
        }
        for (PlaceMention mention : places) {
            int at = tokens.at(mention.span().start());
            if (at < tokens.size()) {
                this.places[at] = mention;
            }
        }
    }

    Words read(Sentence sentence, boolean headline) {
        List<Unit> units = new ArrayList<>(sentence.size());
        for (int token = sentence.first(); token < sentence.end(); ) {
            token = step(token, sentence, headline, units);
        }
        return new Words(passage, sentence, units, headline);
    }

    private int step(int token, Sentence sentence, boolean headline, List<Unit> units) {
        if (tokens.has(token, Tokens.DATELINE)) {
            return token + 1;
        }
        if (tokens.kind(token) == Tokens.Kind.PUNCTUATION) {
            return punctuation(token, sentence, units);
        }
        if (tokens.kind(token) == Tokens.Kind.POSSESSIVE) {
            units.add(Unit.of(token, token + 1, Unit.Kind.POSSESSIVE, Entry.NONE));
            return token + 1;
        }
        SystemMention system = systems[token];
        if (system != null) {
            int end = endOf(system.span().end(), token, sentence);
            if (joined(end, sentence) && EQUIPPED.has(tokens, end + 1)) {
                return compound(token, end, sentence, units);
            }
            units.add(new Unit(token, end, Unit.Kind.SYSTEM, Entry.NONE, system, null, null, 0));
            return end;
        }
        PlaceMention place = places[token];
        if (place != null) {
            int end = endOf(place.span().end(), token, sentence);
            if (joined(end, sentence)) {
                return compound(token, end, sentence, units);
            }
            units.add(new Unit(token, end, Unit.Kind.PLACE, Entry.NONE, null, place, null, 0));
            return end;
        }
        DateReader.Found date = dates.at(tokens, token, sentence.end());
        if (date != null) {
            units.add(new Unit(token, date.end(), Unit.Kind.DATE, Entry.NONE, null, null, date.expression(), 0));
            return date.end();
        }
        return word(token, sentence, headline, units);
    }

    private int word(int token, Sentence sentence, boolean headline, List<Unit> units) {
        long found = phrases.longest(tokens, token);
        int end = found == PhraseTable.NONE ? token + 1 : PhraseTable.end(found);
        Entry entry = found == PhraseTable.NONE ? Entry.NONE : phrases.value(found);
        boolean noun = end > token + 1 && entry.forms() != 0 && afterArticle(units);
        if (noun) { // a ship in Gdynia
            found = phrases.longest(tokens, token, 1);
            end = token + 1;
            entry = found == PhraseTable.NONE ? Entry.NONE : phrases.value(found);
        } else if (end > sentence.end() || covered(token + 1, end)) {
            end = token + 1;
            entry = Entry.NONE;
        }
        if (joined(end, sentence)) {
            return compound(token, end, sentence, units);
        }
        int number = numberAt(token);
        if (number >= 0) {
            units.add(new Unit(token, end, Unit.Kind.NUMBER, entry, null, null, null, number));
            return end;
        }
        boolean proper =
                tokens.has(token, Tokens.CAPITALISED) && !tokens.has(token, Tokens.SENTENCE_START) && !headline;
        if (proper) {
            units.add(Unit.of(token, end, Unit.Kind.PROPER, entry.tagsOnly()));
        } else {
            units.add(Unit.of(token, end, Unit.Kind.WORD, entry));
        }
        return end;
    }

    private static boolean afterArticle(List<Unit> units) {
        return !units.isEmpty() && units.getLast().any(Tag.bits(Tag.A, Tag.DEFINITE));
    }

    /** Whether a name starts inside the phrase, which then is none. */
    private boolean covered(int first, int end) {
        for (int token = first; token < end && token < tokens.size(); token++) {
            if (systems[token] != null || places[token] != null) {
                return true;
            }
        }
        return false;
    }

    private boolean joined(int end, Sentence sentence) {
        return end + 1 < sentence.end() && tokens.has(end, Tokens.JOINT) && tokens.mark(end) == '-';
    }

    /** {@code U.S.-provided}, {@code long-range}: modifies what follows, whatever its parts are. */
    private int compound(int first, int end, Sentence sentence, List<Unit> units) {
        int last = end;
        while (joined(last, sentence) && systems[last + 1] == null) {
            last += 2;
        }
        if (last == end) {
            units.add(Unit.of(first, end, Unit.Kind.WORD, Entry.NONE));
            return end + 1;
        }
        int number = numberAt(first);
        if (number >= 20 && number < 100 && last == first + 3 && Numerals.value(tokens.hash(last - 1)) < 10) {
            int ones = Numerals.value(tokens.hash(last - 1)); // twenty-two
            if (ones > 0) {
                units.add(new Unit(first, last, Unit.Kind.NUMBER, Entry.NONE, null, null, null, number + ones));
                return last;
            }
        }
        units.add(Unit.of(first, last, Unit.Kind.WORD, Entry.tagged(Tag.ADJECTIVE)));
        return last;
    }

    private int punctuation(int token, Sentence sentence, List<Unit> units) {
        char mark = tokens.mark(token);
        switch (mark) {
            case ',' -> units.add(Unit.of(token, token + 1, Unit.Kind.COMMA, Entry.NONE));
            case ';', ':', '—', '…', '!', '?' -> units.add(Unit.of(token, token + 1, Unit.Kind.BREAK, Entry.NONE));
            case '(', '[' -> {
                return afterBracket(token, sentence);
            }
            default -> {
                if (mark == '-' && tokens.has(token, Tokens.SPACE_BEFORE) && token > sentence.first()) {
                    units.add(Unit.of(token, token + 1, Unit.Kind.BREAK, Entry.NONE));
                }
            }
        }
        return token + 1;
    }

    private int afterBracket(int token, Sentence sentence) {
        for (int i = token + 1; i < sentence.end() && i <= token + LONGEST_BRACKET; i++) {
            if (tokens.mark(i) == ')' || tokens.mark(i) == ']') {
                return i + 1;
            }
        }
        return token + 1;
    }

    private int endOf(int offset, int token, Sentence sentence) {
        int end = token + 1;
        while (end < sentence.end() && tokens.start(end) < offset) {
            end++;
        }
        return end;
    }

    private int numberAt(int token) {
        if (tokens.kind(token) == Tokens.Kind.NUMBER) {
            long number = tokens.number(token);
            return number < 0 || number > 1_000_000 ? 0 : (int) number;
        }
        return Numerals.value(tokens.hash(token));
    }
}
