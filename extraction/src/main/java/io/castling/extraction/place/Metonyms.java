package io.castling.extraction.place;

import io.castling.extraction.place.PlaceMention.Use;
import io.castling.extraction.text.NameTable;
import io.castling.extraction.text.Tokens;
import io.castling.extraction.text.WordSet;

/** Tells where the name of a capital or a country stands for its government: "Moscow said", "between Seoul and Beijing". */
final class Metonyms {

    private static final WordSet THOUGHTS = WordSet.of(
            "decision claim claims position policy stance demand demands response reaction allies ally relations ties",
            "interests ambitions influence leaders leadership government president minister war warning threat threats",
            "plan plans intentions aggression role foreign concerns view views offer proposal request support efforts",
            "statement statements official officials ambassador envoy diplomats strategy willingness commitment refusal");
    private static final WordSet DEALINGS = WordSet.of(
            "by between with against thanked told accused urged pressure pressed warned telling asked help prompted angered");

    private static final long AND = Tokens.hash("and");
    private static final long THE = Tokens.hash("the");

    private final Gazetteer gazetteer;

    Metonyms(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    Use use(Toponym toponym, int place) {
        boolean seat = gazetteer.isSeat(place);
        boolean country = gazetteer.kind(place) == PlaceKind.COUNTRY;
        if ((!seat && !country) || toponym.type() != Toponym.Type.NONE) {
            return Use.LITERAL;
        }
        Tokens tokens = toponym.passage().tokens();
        int before = toponym.first() - 1;
        if (before >= 0 && tokens.hash(before) == THE) {
            before--;
        }
        boolean sameSentence = before >= 0 && !tokens.has(toponym.first(), Tokens.SENTENCE_START);
        if (tokens.has(toponym.first(), Tokens.DATELINE)
                || (sameSentence && tokens.isWord(before) && Vocabulary.LOCATIVE.has(tokens, before))) {
            return Use.LITERAL;
        }
        return speaks(tokens, toponym.end(), seat)
                        || (seat && speaksTogether(tokens, toponym.end()))
                        || (seat && sameSentence && dealtWith(tokens, before))
                ? Use.METONYM
                : Use.LITERAL;
    }

    private static boolean speaks(Tokens tokens, int next, boolean seat) {
        if (next >= tokens.size()) {
            return false;
        }
        if (tokens.kind(next) == Tokens.Kind.POSSESSIVE) {
            return seat && next + 1 < tokens.size() && THOUGHTS.has(tokens, next + 1);
        }
        if (tokens.isWord(next) && Vocabulary.DAYS.has(tokens, next)) {
            return false;
        }
        return tokens.isWord(next)
                && (seat
                        ? Vocabulary.SPEECH.has(tokens, next) || Vocabulary.ACTIONS.has(tokens, next)
                        : Vocabulary.PURE_SPEECH.has(tokens, next));
    }

    /** "Berlin and Paris had promised": the second of two capitals speaks for both. */
    private boolean speaksTogether(Tokens tokens, int next) {
        if (next + 1 >= tokens.size() || tokens.hash(next) != AND || !tokens.has(next + 1, Tokens.CAPITALISED)) {
            return false;
        }
        long other = gazetteer.longest(tokens, next + 1, Math.min(tokens.size(), next + 3));
        return other != NameTable.NONE
                && gazetteer.hasSeat(NameTable.name(other))
                && speaks(tokens, NameTable.end(other), true);
    }

    private static boolean dealtWith(Tokens tokens, int before) {
        return tokens.isWord(before) && DEALINGS.has(tokens, before);
    }
}
