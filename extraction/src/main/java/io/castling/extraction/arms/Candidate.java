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
    /** Its second word is a small one, as in {@code Storm shadows fell}: plain words, until the article says more. */
    final boolean softened;
    /** Why it was accepted; null while undecided. */
    @Nullable String reason;

    Candidate(Tokens tokens, SpellingTrie.Match match) {
        this.tokens = tokens;
        this.first = match.first();
        this.end = match.end();
        this.system = match.known().system();
        this.spelling = match.known().spelling();
        this.plural = match.plural();
        this.softened = Shape.isSoftened(tokens, match);
        this.lowerCase = Character.isLowerCase(tokens.text().charAt(tokens.start(first)));
    }

    /** It has a digit, as {@code Type 12}: a code and no word. */
    boolean isCode() {
        return Shape.hasDigit(spelling.text());
    }

    /** It is spelled as its system's family is called: {@code Arrow}, {@code Buk}. */
    boolean isFamily() {
        return system.name().equals(system.family()) && spelling.text().equals(system.name());
    }

    /** One word in capitals, as {@code MRC}. */
    boolean isAcronym() {
        return end - first == 1
                && tokens.has(first, Tokens.ALL_CAPS)
                && spelling.text().equals(tokens.text(first));
    }

    /** What stands before it, or a small letter, allows that it is no name of a weapon at all. */
    boolean mayBeWord() {
        return lowerCase || Shape.isTitled(this);
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
        return use == (softened && spelling.use() == Spelling.Use.ALONE ? Spelling.Use.IN_CONTEXT : spelling.use());
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
