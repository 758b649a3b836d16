package io.castling.extraction.claim;

import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Sentence;
import io.castling.extraction.text.Span;
import io.castling.extraction.text.Tokens;
import java.util.List;

/** A sentence as its units: what all the readers of a sentence look at. Immutable. */
final class Words {

    private static final long VERBAL =
            Tag.bits(Tag.BE, Tag.HAVE, Tag.WILL, Tag.WOULD, Tag.MAY, Tag.MUST, Tag.DO, Tag.VERB);

    private final Passage passage;
    private final Sentence sentence;
    private final Unit[] units;
    private final boolean headline;

    Words(Passage passage, Sentence sentence, List<Unit> units, boolean headline) {
        this.passage = passage;
        this.sentence = sentence;
        this.units = units.toArray(Unit[]::new);
        this.headline = headline;
    }

    int size() {
        return units.length;
    }

    Unit unit(int at) {
        return units[at];
    }

    boolean within(int at) {
        return at >= 0 && at < units.length;
    }

    boolean has(int at, Tag tag) {
        return within(at) && units[at].has(tag);
    }

    boolean any(int at, long tags) {
        return within(at) && units[at].any(tags);
    }

    boolean is(int at, Unit.Kind kind) {
        return within(at) && units[at].kind() == kind;
    }

    /** Whether any unit is of the kind. */
    boolean has(Unit.Kind kind) {
        for (Unit unit : units) {
            if (unit.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** Whether any unit has one of the tags. */
    boolean anywhere(long tags) {
        for (Unit unit : units) {
            if (unit.any(tags)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the unit is this one word. */
    boolean is(int at, long hash) {
        return within(at) && units[at].end() == units[at].first() + 1 && tokens().hash(units[at].first()) == hash;
    }

    /** Whether the unit joins two numbers: {@code three to four}. */
    boolean betweenNumbers(int at) {
        return is(at - 1, Unit.Kind.NUMBER) && is(at + 1, Unit.Kind.NUMBER);
    }

    /** Headlines leave out auxiliaries and articles. */
    boolean headline() {
        return headline;
    }

    boolean question() {
        return ends('?');
    }

    /** Whether the sentence ends with the mark, quotes aside. */
    boolean ends(char mark) {
        int last = sentence.end() - 1;
        while (last > sentence.first() && (tokens().mark(last) == '"' || tokens().mark(last) == '\'')) {
            last--;
        }
        return tokens().mark(last) == mark;
    }

    /** Whether a bare verb stands here, as far as it can be told from {@code eastern}, {@code bases}. */
    boolean infinitive(int at) {
        int i = at;
        while (has(i, Tag.ADVERB)) {
            i++;
        }
        if (!is(i, Unit.Kind.WORD)) {
            return false;
        }
        Unit unit = units[i];
        if ((unit.entry().is(Entry.Form.BASE) && !unit.has(Tag.PLACE_NOUN)) || unit.any(VERBAL)) {
            return true;
        }
        boolean adjective = tokens().folded(unit.first()).endsWith("ern");
        return unit.entry().unknown() && !adjective && !any(i + 1, Tag.bits(Tag.PLACE_NOUN, Tag.OF));
    }

    /** {@code quietly}: an adverb that the lexicon does not know. */
    boolean manner(int i) {
        return is(i, Unit.Kind.WORD)
                && units[i].entry().unknown()
                && tokens().folded(units[i].end() - 1).endsWith("ly");
    }

    Tokens tokens() {
        return passage.tokens();
    }

    Sentence sentence() {
        return sentence;
    }

    Span span() {
        return passage.span(sentence);
    }

    /** The characters from one unit to before another. */
    Span span(int first, int end) {
        return tokens().span(units[first].first(), units[end - 1].end());
    }

    String text(int first, int end) {
        return first < end ? tokens().text(units[first].first(), units[end - 1].end()) : "";
    }
}
