package io.castling.extraction.text;

import java.text.Normalizer;

/**
 * What letters look like once case, accents and compatibility forms are folded away. One UTF-16 unit folds to one unit,
 * with a handful of exceptions ({@code ß}, {@code æ}, ligatures) that fold to two; offsets are therefore never derived
 * from folded text. Latin and Greek lose their accents; Cyrillic keeps its letters apart, but for {@code ё}, which
 * print usually writes {@code е}.
 */
final class Folding {

    static final byte OTHER = 0;
    static final byte SPACE = 1;
    static final byte LOWER = 2;
    static final byte UPPER = 3;
    /** A letter without case, as in Chinese or Arabic. */
    static final byte CASELESS = 4;

    static final byte DIGIT = 5;
    /** Combining marks, soft hyphens, joiners: part of the word around them and of no weight. */
    static final byte IGNORABLE = 6;

    static final byte SURROGATE = 7;

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /** Letters that Unicode does not decompose although readers take them for an accented base letter. */
    private static final String STROKED = "łlŁløoØođdĐdðdÐdħhĦhıiŋnŊnŧtŦtƒfʻ'ʼ'";

    /** Letters that fold to two, see {@link #expansion}. */
    private static final String LIGATURES = "ßẞæÆœŒþÞ";

    private static final byte[] CLASSES = new byte[1 << 16];
    private static final char[] FOLDED = new char[1 << 16];

    static {
        for (int c = 0; c < CLASSES.length; c++) {
            CLASSES[c] = classify((char) c);
            FOLDED[c] = fold((char) c);
        }
        for (int i = 0; i < STROKED.length(); i += 2) {
            FOLDED[STROKED.charAt(i)] = STROKED.charAt(i + 1);
        }
        for (char c : LIGATURES.toCharArray()) {
            FOLDED[c] = 0;
        }
    }

    private Folding() {}

    static byte classOf(char c) {
        return CLASSES[c];
    }

    static boolean isWordPart(byte charClass) {
        return charClass >= LOWER && charClass <= DIGIT;
    }

    static long start() {
        return OFFSET_BASIS;
    }

    static long add(long hash, char c) {
        char folded = FOLDED[c];
        if (folded != 0) {
            return (hash ^ folded) * PRIME;
        }
        String expansion = expansion(c);
        long longer = hash;
        for (int i = 0; i < expansion.length(); i++) {
            longer = (longer ^ expansion.charAt(i)) * PRIME;
        }
        return longer;
    }

    static void append(StringBuilder folded, char c) {
        if (FOLDED[c] != 0) {
            folded.append(FOLDED[c]);
        } else {
            folded.append(expansion(c));
        }
    }

    private static byte classify(char c) {
        if (Character.isSurrogate(c)) {
            return SURROGATE;
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return SPACE;
        }
        if (c == '\u00ad' || c == '\u200b' || c == '\u200c' || c == '\u200d' || c == '\u2060' || c == '\ufeff') {
            return IGNORABLE;
        }
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> UPPER;
            case Character.LOWERCASE_LETTER -> LOWER;
            case Character.OTHER_LETTER, Character.MODIFIER_LETTER -> CASELESS;
            case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> IGNORABLE;
            default -> Character.isISOControl(c) ? SPACE : OTHER;
        };
    }

    /** The folded unit, or 0 where the fold is longer or empty. */
    private static char fold(char c) {
        if (CLASSES[c] == IGNORABLE) {
            return 0;
        }
        if (!decomposes(c)) {
            return c == 'ё' || c == 'Ё' ? 'е' : Character.toLowerCase(c);
        }
        String base = base(c);
        return base.length() == 1 ? base.charAt(0) : 0;
    }

    private static boolean decomposes(char c) {
        return (c >= 0xc0 && c < 0x400)
                || (c >= 0x1e00 && c < 0x2000)
                || (c >= 0xfb00 && c < 0xfb07)
                || (c >= 0xff00 && c < 0xff60);
    }

    private static String expansion(char c) {
        return switch (c) {
            case 'ß', 'ẞ' -> "ss";
            case 'æ', 'Æ' -> "ae";
            case 'œ', 'Œ' -> "oe";
            case 'þ', 'Þ' -> "th";
            default -> CLASSES[c] == IGNORABLE ? "" : base(c);
        };
    }

    private static String base(char c) {
        String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
        StringBuilder base = new StringBuilder(2);
        for (int i = 0; i < decomposed.length(); i++) {
            if (Character.getType(decomposed.charAt(i)) != Character.NON_SPACING_MARK) {
                base.append(Character.toLowerCase(decomposed.charAt(i)));
            }
        }
        return base.toString();
    }
}
