package io.castling.extraction.place;

import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Tokens;
import java.util.BitSet;

/**
 * The people of an article: tokens that are part of a person's name, and the surnames, which stand alone at second
 * mention.
 */
final class Persons {

    private final Gazetteer gazetteer;
    private final HashSet64 surnames = new HashSet64(16);

    Persons(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    boolean isSurname(long hash) {
        return surnames.contains(hash);
    }

    /** The tokens that belong to names of people; their surnames are remembered for all passages. */
    BitSet mark(Passage passage) {
        Tokens tokens = passage.tokens();
        BitSet marked = new BitSet();
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.isWord(i) || !tokens.has(i, Tokens.CAPITALISED)) {
                continue;
            }
            int start = Vocabulary.TITLES.has(tokens, i) ? afterTitle(tokens, i) : i;
            boolean titled = start > i;
            if (start < tokens.size() && (titled ? isName(tokens, start) : isFirst(tokens, i))) {
                int end = nameEnd(tokens, start);
                if (end - start > 1 || (titled && !isKnownPlace(tokens, start))) {
                    marked.set(start, end);
                    surnames.add(tokens.hash(end - 1));
                    i = end - 1;
                }
            }
        }
        return marked;
    }

    private static int afterTitle(Tokens tokens, int title) {
        int next = title + 1;
        while (next < tokens.size()
                && ((tokens.mark(next) == '.' && tokens.has(next, Tokens.JOINT))
                        || Vocabulary.TITLES.has(tokens, next))) {
            next++;
        }
        return next;
    }

    private boolean isFirst(Tokens tokens, int i) {
        return gazetteer.isFirstName(tokens.hash(i))
                && !tokens.has(i, Tokens.ALL_CAPS)
                && i + 1 < tokens.size()
                && goesOn(tokens, i + 1)
                && !isKnownPlace(tokens, i);
    }

    /** A longer name of the gazetteer, such as "Abraham Lincoln Airport" or "Prince Sultan Air Base". */
    private boolean isKnownPlace(Tokens tokens, int i) {
        long found = gazetteer.longest(tokens, i, Math.min(tokens.size(), i + 8));
        if (found == NameIndex.NONE) {
            return false;
        }
        int name = NameIndex.name(found);
        boolean country = gazetteer.kind(gazetteer.candidate(name, 0)) == PlaceKind.COUNTRY;
        return country
                || (NameIndex.end(found) > i + 1 && gazetteer.isCurated(gazetteer.candidate(name, 0)))
                || NameIndex.end(found) > i + 2;
    }

    private static int nameEnd(Tokens tokens, int start) {
        int end = start + 1;
        while (end < tokens.size() && end < start + 5 && goesOn(tokens, end)) {
            end++;
        }
        while (end > start + 1 && tokens.has(end - 1, Tokens.JOINT)) {
            end--;
        }
        return end;
    }

    private static boolean isName(Tokens tokens, int i) {
        return tokens.isWord(i)
                && tokens.has(i, Tokens.CAPITALISED)
                && !tokens.has(i, Tokens.SENTENCE_START)
                && !Vocabulary.ORGANISATION.has(tokens, i)
                && !Vocabulary.DAYS.has(tokens, i);
    }

    private static boolean goesOn(Tokens tokens, int i) {
        if (tokens.has(i, Tokens.JOINT)) {
            return i + 1 < tokens.size() && isName(tokens, i + 1);
        }
        return isName(tokens, i) && !Vocabulary.FUNCTION_WORDS.has(tokens, i);
    }
}
