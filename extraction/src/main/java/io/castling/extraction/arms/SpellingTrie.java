package io.castling.extraction.arms;

import io.castling.extraction.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All spellings in one tree of letters, walked along the letters of the text from the start of a token. At the seams
 * of a spelling the text may have a hyphen, a space or nothing, see {@link Grammar}. Most words leave the tree at their
 * second or third letter. Immutable.
 */
final class SpellingTrie {

    private static final int ALPHABET = 36;
    private static final int ROOT = 1;
    private static final int OPENING = 3;
    /** Some spelling goes on to this letter without a separator before it. */
    private static final int ENTERED_FREELY = 1 << 8;

    /** A spelling of a system, as the tree hands it out. */
    record Known(WeaponSystem system, Spelling spelling) {}

    /**
     * A spelling found: tokens {@code first} to before {@code end}.
     *
     * @param plural whether the text has it in the plural
     */
    record Match(Known known, int first, int end, boolean plural) {}

    /** The first three letters of all spellings: of most longer words these tell that no spelling starts there. */
    private final BitSet openings = new BitSet(ALPHABET * ALPHABET * ALPHABET);

    private int[] next = new int[1 << 15];
    private int[] seams = new int[1 << 10];
    private int[] accepts = new int[1 << 10];
    private int nodes = ROOT + 1;
    private final List<Known> known = new ArrayList<>();

    SpellingTrie(Catalogue catalogue) {
        known.add(null);
        for (CatalogueEntry entry : catalogue.entries()) {
            for (Spelling spelling : entry.spellings()) {
                known.add(new Known(entry.system(), spelling));
                for (String variant : Grammar.variants(spelling.text())) {
                    insert(Grammar.shape(variant), known.size() - 1);
                }
            }
        }
    }

    private void insert(Grammar.Shape shape, int id) {
        if (shape.letters().length() >= OPENING) {
            openings.set(opening(shape.letters(), 0));
        }
        int node = ROOT;
        boolean acrossSeam = false;
        for (int i = 0; i < shape.letters().length(); i++) {
            int edge = node * ALPHABET + code(shape.letters().charAt(i));
            if (next[edge] == 0) {
                int created = newNode();
                next[edge] = created;
            }
            node = next[edge];
            seams[node] |= (shape.seams()[i] & ~Grammar.REQUIRED) | (acrossSeam ? 0 : ENTERED_FREELY);
            acrossSeam = (shape.seams()[i] & Grammar.REQUIRED) != 0;
        }
        if (accepts[node] == 0 || use(id).compareTo(use(accepts[node])) < 0) {
            accepts[node] = id;
        }
    }

    private Spelling.Use use(int id) {
        return known.get(id).spelling().use();
    }

    private int newNode() {
        if (nodes == seams.length) {
            seams = Arrays.copyOf(seams, nodes * 2);
            accepts = Arrays.copyOf(accepts, nodes * 2);
        }
        if ((nodes + 1) * ALPHABET > next.length) {
            next = Arrays.copyOf(next, next.length * 2);
        }
        return nodes++;
    }

    /** The longest spelling that starts at the token and ends with a token. */
    @Nullable Match longest(Tokens tokens, int first) {
        int start = tokens.start(first);
        if (tokens.end(first) - start > OPENING) {
            int opening = opening(tokens.text(), start);
            if (opening >= 0 && !openings.get(opening)) {
                return null;
            }
        }
        return longest(tokens, first, ROOT);
    }

    /** The number of the three letters at the offset, or -1 where they are not all plain letters and digits. */
    private static int opening(String text, int offset) {
        int opening = 0;
        for (int i = offset; i < offset + OPENING; i++) {
            int code = code(text.charAt(i));
            if (code < 0) {
                return -1;
            }
            opening = opening * ALPHABET + code;
        }
        return opening;
    }

    /**
     * What is left out after a match is its start: {@code 400} in {@code S-300/400} and in {@code S-300 and -400},
     * {@code 3} in {@code Arrow 2 and 3}. Looks at the token {@code at}, which follows the match or another such.
     */
    @Nullable Match elided(Tokens tokens, Match match, int at) {
        int token = elidedToken(tokens, at);
        if (match.end() - match.first() < 2 || token < 0) {
            return null;
        }
        int node = ROOT;
        for (int i = match.first(); i < match.end() - 1 && node != 0; i++) {
            node = tokens.mark(i) == 0 ? walk(tokens, i, node) : node;
        }
        return node == 0 || longest(tokens, token) != null ? null : longest(tokens, token, node);
    }

    /** The token that an elision may leave after a slash, a comma or {@code and}; -1 where there is none. */
    private static int elidedToken(Tokens tokens, int at) {
        int token = at + 1;
        if (token >= tokens.size()) {
            return -1;
        }
        boolean slash = tokens.mark(at) == '/' && !tokens.has(at, Tokens.SPACE_BEFORE);
        boolean and = WeaponWords.AND.has(tokens, at);
        if (tokens.mark(at) == ',' && WeaponWords.AND.has(tokens, token)) {
            and = true;
            token++;
        }
        boolean hyphen = token + 1 < tokens.size() && tokens.mark(token) == '-';
        token += hyphen ? 1 : 0;
        if (token >= tokens.size() || tokens.mark(token) != 0 || tokens.kind(token) == Tokens.Kind.POSSESSIVE) {
            return -1;
        }
        boolean close = !tokens.has(token, Tokens.SPACE_BEFORE);
        boolean digit = tokens.kind(token) == Tokens.Kind.NUMBER && tokens.end(token) - tokens.start(token) == 1;
        boolean listed = hyphen ? close && (and || tokens.mark(at) == ',') : and && digit;
        return (slash && close) || listed ? token : -1;
    }

    private @Nullable Match longest(Tokens tokens, int first, int from) {
        int node = from;
        int id = 0;
        int end = first;
        boolean plural = false;
        int token = first;
        while (token >= 0) {
            int last = tokens.end(token) - 1;
            int stem = walk(tokens, token, last, node);
            if (stem == 0) {
                break;
            }
            node = step(tokens, token, last, stem);
            if (node > 0 && accepts[node] != 0) {
                id = accepts[node];
                end = token + 1;
                plural = false;
            } else if (accepts[stem] != 0 && isPlural(tokens, token, last)) {
                id = accepts[stem];
                end = token + 1;
                plural = true;
            }
            token = node > 0 ? acrossSeam(tokens, token, node) : -1;
        }
        return id == 0 ? null : new Match(known.get(id), first, end, plural);
    }

    /** The token after the seam that follows a token, or -1 where the text has none that the spelling allows. */
    private int acrossSeam(Tokens tokens, int token, int node) {
        int next = token + 1;
        int seam = seams[node];
        if (next >= tokens.size() || (seam & ~ENTERED_FREELY) == 0) {
            return -1;
        }
        if (tokens.kind(next) == Tokens.Kind.POSSESSIVE) {
            return (seam & Grammar.APOSTROPHE) != 0 ? next : -1;
        }
        char mark = tokens.mark(next);
        boolean hyphen = tokens.has(next, Tokens.JOINT) && (seam & Grammar.HYPHEN) != 0;
        boolean slash = mark == '/' && (seam & Grammar.SLASH) != 0;
        if (hyphen || slash) {
            next++;
        } else if (mark != 0 || (seam & Grammar.SPACE) == 0 || tokens.has(next, Tokens.LINE_START)) {
            return -1;
        }
        if (next >= tokens.size() || tokens.mark(next) != 0) {
            return -1;
        }
        return mark == 0 && isSmallAfterSpace(tokens, next, seam) ? -1 : next;
    }

    /** {@code Bal e}, {@code S-300 pmu}: too little to be part of a designation. */
    private static boolean isSmallAfterSpace(Tokens tokens, int token, int seam) {
        boolean small = Character.isLowerCase(tokens.text().charAt(tokens.start(token)));
        return small && ((seam & Grammar.EXPLICIT) == 0 || tokens.end(token) - tokens.start(token) == 1);
    }

    /** Whether the token ends in an s that may be that of a plural. */
    private static boolean isPlural(Tokens tokens, int token, int last) {
        char c = tokens.text().charAt(last);
        if (tokens.start(token) == last) {
            return false;
        }
        return c == 's' || (c == 'S' && tokens.has(token, Tokens.ALL_CAPS) && !tokens.has(token, Tokens.HAS_DIGIT));
    }

    private int walk(Tokens tokens, int token, int node) {
        int last = tokens.end(token) - 1;
        int stem = walk(tokens, token, last, node);
        return stem == 0 ? 0 : step(tokens, token, last, stem);
    }

    /** The node reached along the letters of the token before offset {@code end}, or 0. */
    private int walk(Tokens tokens, int token, int end, int from) {
        int node = from;
        if (tokens.kind(token) != Tokens.Kind.POSSESSIVE) {
            for (int i = tokens.start(token); i < end && node != 0; i++) {
                node = step(tokens, token, i, node);
            }
        }
        return node;
    }

    /** The node after the letter at the offset, or 0. */
    private int step(Tokens tokens, int token, int offset, int node) {
        char c = tokens.text().charAt(offset);
        int code = c < 0x80 ? code(c) : -1;
        if (code < 0 && (c == '\'' || c == '\u2019')) {
            return node;
        }
        int reached = code >= 0 ? next[node * ALPHABET + code] : c < 0x80 ? 0 : walkLatin(c, node);
        return offset > tokens.start(token) && (seams[reached] & ENTERED_FREELY) == 0 ? 0 : reached;
    }

    private int walkLatin(char c, int from) {
        String latin = Transliteration.latin(c);
        boolean silent = latin.isEmpty() && c != 'ь' && c != 'ъ' && c != 'Ь' && c != 'Ъ';
        int node = silent ? 0 : from;
        for (int i = 0; i < latin.length() && node != 0; i++) {
            node = next[node * ALPHABET + code(latin.charAt(i))];
        }
        return node;
    }

    private static int code(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        return c >= '0' && c <= '9' ? c - '0' + 26 : -1;
    }
}
