package io.castling.extraction.text;

/** Finds the dateline that opens a report: {@code WARSAW, Poland —}, {@code MOSCOW (Reuters) -}, {@code KYIV, May 3 –}. */
final class Dateline {

    private static final int LONGEST = 20;

    private Dateline() {}

    /** Marks the tokens of the dateline, its dash included, where the first lines of the body start with one. */
    static void mark(Tokens tokens) {
        int lines = 0;
        for (int i = 0; i < tokens.size() && lines < 12; i++) {
            if (tokens.has(i, Tokens.LINE_START)) {
                lines++;
                int end = end(tokens, i);
                if (end > i) {
                    for (int token = i; token < end; token++) {
                        tokens.set(token, Tokens.DATELINE);
                    }
                    return;
                }
            }
        }
    }

    private static int end(Tokens tokens, int start) {
        if (!tokens.has(start, Tokens.ALL_CAPS)) {
            return start;
        }
        int brackets = 0;
        for (int i = start; i < tokens.size() && i < start + LONGEST; i++) {
            char mark = tokens.mark(i);
            if (i > start && tokens.has(i, Tokens.LINE_START)) {
                return start;
            }
            if (mark == '—') {
                return i > start ? i + 1 : start;
            }
            brackets += mark == '(' ? 1 : mark == ')' ? -1 : 0;
            boolean plain = mark == ','
                    || mark == '-'
                    || mark == '.'
                    || mark == '('
                    || mark == ')'
                    || mark == '/'
                    || mark == '\'';
            boolean name = mark == 0 && (tokens.has(i, Tokens.CAPITALISED) || tokens.kind(i) == Tokens.Kind.NUMBER);
            if (!plain && !name && brackets == 0) {
                return start;
            }
        }
        return start;
    }
}
