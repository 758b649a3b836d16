package io.castling.extraction.place;

import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Sentence;
import io.castling.extraction.text.Tokens;
import java.util.BitSet;

/** Sentences written in title case, where a capital says nothing. */
final class TitleCase {

    private TitleCase() {}

    /** The tokens of such sentences. */
    static BitSet of(Passage passage) {
        Tokens tokens = passage.tokens();
        BitSet titleCase = new BitSet();
        for (Sentence sentence : passage.sentences()) {
            if (!isStopped(tokens, sentence) && isCapitalised(tokens, sentence)) {
                titleCase.set(sentence.first(), sentence.end());
            }
        }
        return titleCase;
    }

    private static boolean isCapitalised(Tokens tokens, Sentence sentence) {
        int words = 0;
        int capitals = 0;
        for (int i = sentence.first(); i < sentence.end(); i++) {
            if (tokens.isWord(i) && tokens.end(i) - tokens.start(i) > 3) {
                words++;
                capitals += tokens.has(i, Tokens.CAPITALISED) ? 1 : 0;
            }
        }
        return words > 3 && capitals * 10 > words * 7;
    }

    private static boolean isStopped(Tokens tokens, Sentence sentence) {
        char last = tokens.mark(sentence.end() - 1);
        return last == '.' || last == '?' || last == '!' || last == '"' || last == '\'';
    }
}
