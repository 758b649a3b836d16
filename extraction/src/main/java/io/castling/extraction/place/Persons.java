package io.castling.extraction.place;

import io.castling.extraction.text.NameTable;
import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Tokens;
import io.castling.extraction.text.WordSet;
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
        if (found == NameTable.NONE) {
            return false;
        }
        int name = NameTable.name(found);
        boolean country = gazetteer.kind(gazetteer.candidate(name, 0)) == PlaceKind.COUNTRY;
        int end = NameTable.end(found);
        if (end == i + 2 && (GEOGRAPHIC.has(tokens, end - 1) || isLarge(name))) {
            return true;
        }
        return country
                || (NameTable.end(found) > i + 1 && gazetteer.isCurated(gazetteer.candidate(name, 0)))
                || NameTable.end(found) > i + 2;
    }

    private static final WordSet GEOGRAPHIC = WordSet.of(
            "county city island islands hills beach springs falls valley park heights bay lake river creek township grove",
            "ridge point harbor harbour junction canyon mountain mountains forest shoal reef strait sound peninsula");

    private boolean isLarge(int name) {
        for (int n = 0; n < gazetteer.candidates(name); n++) {
            int place = gazetteer.candidate(name, n);
            if (gazetteer.rank(name, n) < 2 && (gazetteer.isCurated(place) || gazetteer.magnitude(place) > 5)) {
                return true;
            }
        }
        return false;
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
                && !tokens.has(i, Tokens.LINE_START)
                && !(tokens.has(i, Tokens.ALL_CAPS) && tokens.end(i) - tokens.start(i) < 5)
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
