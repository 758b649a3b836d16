package io.castling.extraction.arms;

import io.castling.extraction.text.Tokens;
import org.jspecify.annotations.Nullable;

/** Words that may be a system's, while the passes decide; lives inside one call of the recogniser. */
final class Candidate {

    final Tokens tokens;
    final int first;
    int end;
    WeaponSystem system;
    Spelling spelling;
    final boolean plural;
    /** The first letter is a small one, as in {@code scud missiles}. */
    final boolean lowerCase;
    /** Why it was accepted; null while undecided. */
    @Nullable String reason;

    Candidate(Tokens tokens, SpellingTrie.Match match) {
        this.tokens = tokens;
        this.first = match.first();
        this.end = match.end();
        this.system = match.known().system();
        this.spelling = match.known().spelling();
        this.plural = match.plural();
        this.lowerCase = Character.isLowerCase(tokens.text().charAt(tokens.start(first)));
    }

    boolean accepted() {
        return reason != null;
    }

    void accept(String why) {
        if (reason == null) {
            reason = why;
        }
    }

    boolean needs(Spelling.Use use) {
        return spelling.use() == use;
    }

    /** Takes in the next candidate, which stands beside this one and denotes the same system or a variant of it. */
    void absorb(Candidate other) {
        boolean finer = !other.needs(Spelling.Use.BESIDE)
                && !other.system.equals(system)
                && !other.system.name().equals(other.system.family());
        boolean saysMore = other.spelling.use().compareTo(spelling.use()) < 0;
        if (finer) {
            system = other.system;
        }
        if (finer || saysMore) {
            spelling = other.spelling;
        }
        boolean quoted = tokens.mark(other.first - 1) == '"' || tokens.mark(other.first - 1) == '\'';
        boolean closed = quoted
                && other.end < tokens.size()
                && tokens.mark(other.end) == tokens.mark(other.first - 1)
                && !tokens.has(other.end, Tokens.SPACE_BEFORE);
        end = closed ? other.end + 1 : other.end;
    }

    SystemMention mention(String why) {
        return new SystemMention(
                tokens.span(first, end), tokens.text(first, end), system, spelling.materiel(), spelling.text(), why);
    }
}
