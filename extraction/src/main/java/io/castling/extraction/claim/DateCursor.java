package io.castling.extraction.claim;

import io.castling.extraction.claim.DateWords.Role;
import io.castling.extraction.claim.DateWords.Word;
import io.castling.extraction.text.Tokens;
import org.jspecify.annotations.Nullable;

/** A place in a text at which a date may go on: what the next word can be in it. */
final class DateCursor {

    private final PhraseTable<Word> words;
    private final Tokens tokens;
    private final int limit;
    private int at;

    /** The phrase that starts at token {@code foundAt}: several readers ask for it in turn. */
    private long found;

    private int foundAt;

    DateCursor(PhraseTable<Word> words, Tokens tokens, int first, int limit, long found) {
        this.words = words;
        this.tokens = tokens;
        this.limit = limit;
        this.at = first;
        this.found = found;
        this.foundAt = first;
    }

    private long found() {
        if (foundAt != at) {
            found = words.longest(tokens, at);
            foundAt = at;
        }
        return found;
    }

    @Nullable Word peek() {
        if (at >= limit) {
            return null;
        }
        long phrase = found();
        return phrase == PhraseTable.NONE || PhraseTable.end(phrase) > limit ? null : words.value(phrase);
    }

    void take() {
        at = PhraseTable.end(found());
        skipJoint();
    }

    private void skipJoint() {
        if (at < limit && tokens.mark(at) == '.' && tokens.has(at, Tokens.JOINT)) {
            at++;
        }
    }

    @Nullable Word takeIf(Role role) {
        Word word = peek();
        if (word == null || word.role() != role) {
            return null;
        }
        take();
        return word;
    }

    int rangeEnd(int day) {
        boolean range = at + 1 < limit
                && (tokens.mark(at) == '-'
                        || tokens.mark(at) == '—'
                        || tokens.folded(at).equals("to"));
        int last = range ? day(at + 1) : 0;
        if (last > day) {
            at += 2;
            return last;
        }
        return day;
    }

    int followingYear() {
        int comma = at < limit && tokens.mark(at) == ',' ? 1 : 0;
        if (at + comma < limit && isYear(at + comma)) {
            at += comma + 1;
            return (int) tokens.number(at - 1);
        }
        return 0;
    }

    boolean isYear(int token) {
        long number = tokens.number(token);
        return number >= 1900 && number <= 2100 && tokens.end(token) - tokens.start(token) == 4;
    }

    /** A day of the month, {@code 12} or {@code 12th}, else 0. */
    int day(int token) {
        if (token >= limit || !tokens.has(token, Tokens.HAS_DIGIT)) {
            return 0;
        }
        String text = tokens.folded(token);
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits < 1 || digits > 2 || (digits < text.length() && !isOrdinal(text, digits))) {
            return 0;
        }
        int day = Integer.parseInt(text, 0, digits, 10);
        return day >= 1 && day <= 31 ? day : 0;
    }

    private static boolean isOrdinal(String text, int suffix) {
        return text.length() == suffix + 2
                && (text.endsWith("st") || text.endsWith("nd") || text.endsWith("rd") || text.endsWith("th"))
                && text.charAt(0) < 0x80
                && text.charAt(suffix - 1) < 0x80;
    }

    int at() {
        return at;
    }

    /** Whether tokens are left. */
    boolean more() {
        return at < limit;
    }

    /** Whether the next token is the word. */
    boolean is(String word) {
        return more() && tokens.folded(at).equals(word);
    }

    /** Takes one token, whatever it is. */
    void skip() {
        at++;
    }

    /** Takes the token if it is this punctuation mark. */
    boolean skipMark(char mark) {
        boolean found = more() && tokens.mark(at) == mark;
        at += found ? 1 : 0;
        return found;
    }

    /** Takes {@code of}. */
    boolean skipOf() {
        boolean of = is("of");
        at += of ? 1 : 0;
        return of;
    }

    /** Goes back to a token that was taken. */
    void back(int token) {
        at = token;
    }

    Tokens tokens() {
        return tokens;
    }
}
