package io.castling.extraction.arms;

import io.castling.extraction.text.Tokens;
import java.util.List;

/** {@code Patriot and THAAD}: what stands in a list with a system is one. */
final class Neighbours {

    private static final int WIDEST_GAP = 3;

    private Neighbours() {}

    /** Accepts what stands beside something accepted, along the whole list in both directions. */
    static void accept(List<Candidate> candidates) {
        for (int i = 1; i < candidates.size(); i++) {
            Candidate before = candidates.get(i - 1);
            accept(candidates.get(i), before, before.end, candidates.get(i).first);
        }
        for (int i = candidates.size() - 2; i >= 0; i--) {
            Candidate after = candidates.get(i + 1);
            accept(candidates.get(i), after, candidates.get(i).end, after.first);
        }
    }

    private static void accept(Candidate open, Candidate neighbour, int gap, int end) {
        boolean eligible = !open.accepted() && !open.lowerCase && !open.needs(Spelling.Use.BESIDE);
        if (eligible && neighbour.accepted() && isListing(open.tokens, gap, end)) {
            open.accept("listed with " + neighbour.system.name());
        }
    }

    private static boolean isListing(Tokens tokens, int gap, int end) {
        boolean joined = end > gap && end - gap <= WIDEST_GAP;
        for (int token = gap; token < end && joined; token++) {
            char mark = tokens.mark(token);
            joined = mark == ','
                    || mark == '/'
                    || mark == '&'
                    || mark == '('
                    || mark == '"'
                    || WeaponWords.AND.has(tokens, token)
                    || tokens.has(token, Tokens.JOINT);
        }
        return joined;
    }
}
