package io.castling.extraction.text;

import java.util.Arrays;

/**
 * Where the lines of a field start that mean something. Line ends in text that was wrapped to a fixed width mean
 * nothing; such text shows itself by lines that go on in lower case.
 */
final class Lines {

    private Lines() {}

    /** The first token of each line, in order. */
    static int[] of(Tokens tokens) {
        int[] starts = new int[16];
        int count = 0;
        boolean wrapped = isWrapped(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            boolean startsLine = tokens.has(i, Tokens.PARAGRAPH_START)
                    || (tokens.has(i, Tokens.LINE_START) && !(wrapped && goesOn(tokens, i)));
            if (startsLine) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static boolean isWrapped(Tokens tokens) {
        int breaks = 0;
        int inLowerCase = 0;
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.has(i, Tokens.LINE_START) && !tokens.has(i, Tokens.PARAGRAPH_START)) {
                breaks++;
                if (isLowerCase(tokens, i)) {
                    inLowerCase++;
                }
            }
        }
        return breaks > 1 && inLowerCase * 5 >= breaks * 2;
    }

    private static boolean goesOn(Tokens tokens, int i) {
        if (isLowerCase(tokens, i)) {
            return true;
        }
        char before = tokens.mark(i - 1);
        char bullet = tokens.mark(i);
        return before != '.' && before != '!' && before != '?' && before != '"' && bullet != '•' && bullet != '*';
    }

    static boolean isLowerCase(Tokens tokens, int i) {
        return tokens.isWord(i)
                && tokens.has(i, Tokens.HAS_LETTER)
                && Character.isLowerCase(tokens.text().charAt(tokens.start(i)));
    }
}
