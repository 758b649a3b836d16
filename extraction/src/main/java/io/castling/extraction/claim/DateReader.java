package io.castling.extraction.claim;

import io.castling.extraction.text.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as news English writes them: {@code on Monday}, {@code from November 9-13}, {@code late October},
 * {@code in the second half of 2025}, {@code two weeks ago}. Immutable and safe to share.
 */
final class DateReader {

    private final PhraseTable<DateWords.Word> words = DateWords.read();

    /** A date found: tokens from where the search began to before {@code end}. */
    record Found(DateExpression expression, int end) {}

    /** The date that starts at the token, its preposition included, if it ends before {@code limit}. */
    @Nullable Found at(Tokens tokens, int first, int limit) {
        long found = words.longest(tokens, first);
        if (found == PhraseTable.NONE && tokens.kind(first) != Tokens.Kind.NUMBER) {
            return null;
        }
        DateCursor cursor = new DateCursor(words, tokens, first, limit, found);
        DateExpression expression = new DateGrammar(cursor).read();
        return expression == null ? null : new Found(expression, cursor.at());
    }
}
