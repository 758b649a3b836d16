package io.castling.extraction.arms;

import io.castling.extraction.text.ParsedDocument;
import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds every literal occurrence of a system in title and text, captions and boilerplate included. Spellings that are
 * also ordinary words count only where the article gives cause, see {@link ContextJudge}. Immutable and thread-safe;
 * cost is linear in the length of the article.
 */
public final class SystemRecognizer {

    private final SpellingTrie trie;

    public SystemRecognizer(Catalogue catalogue) {
        trie = new SpellingTrie(catalogue);
    }

    /** The mentions in order of appearance, title first; none overlaps another. */
    public List<SystemMention> recognize(ParsedDocument document) {
        Set<WeaponSystem> otherwise = new HashSet<>();
        List<Candidate> title = candidates(document.title(), otherwise);
        List<Candidate> body = candidates(document.body(), otherwise);
        if (title.isEmpty() && body.isEmpty()) {
            return List.of();
        }
        new ContextJudge(document, title, body, otherwise).decide();
        List<SystemMention> mentions = new ArrayList<>(title.size() + body.size());
        collect(title, mentions);
        collect(body, mentions);
        return List.copyOf(mentions);
    }

    private static void collect(List<Candidate> candidates, List<SystemMention> mentions) {
        for (Candidate candidate : candidates) {
            String reason = candidate.reason;
            if (reason != null) {
                mentions.add(candidate.mention(reason));
            }
        }
    }

    /** What may be a system; adds to {@code otherwise} the systems whose words the passage uses for something else. */
    private List<Candidate> candidates(Passage passage, Set<WeaponSystem> otherwise) {
        Tokens tokens = passage.tokens();
        List<Candidate> found = new ArrayList<>();
        for (int token = 0; token < tokens.size(); ) {
            SpellingTrie.Match match = tokens.isWord(token) || tokens.kind(token) == Tokens.Kind.NUMBER
                    ? trie.longest(tokens, token)
                    : null;
            if (match == null || !Shape.fits(tokens, match)) {
                token++;
                continue;
            }
            if (match.known().spelling().use() == Spelling.Use.NEVER) {
                otherwise.add(match.known().system());
                token = match.end();
                continue;
            }
            add(found, new Candidate(tokens, match));
            token = addElided(found, tokens, match);
        }
        return found;
    }

    /**
     * Adds what a list leaves out: {@code PAC-2/3} is one mention of Patriot, {@code S-300/400} and {@code S-300 and
     * -400} are two of different systems.
     *
     * @return the token after the list
     */
    private int addElided(List<Candidate> found, Tokens tokens, SpellingTrie.Match match) {
        int end = match.end();
        SpellingTrie.Match elided = trie.elided(tokens, match, end);
        while (elided != null) {
            Candidate before = found.getLast();
            Candidate candidate = new Candidate(tokens, elided);
            if (before.system.equals(candidate.system)) {
                before.end = candidate.end;
            } else {
                found.add(candidate);
            }
            end = elided.end();
            elided = trie.elided(tokens, match, end);
        }
        return end;
    }

    /** Adds the candidate, or joins it to the one right before it: {@code S-400 "Triumf"}, {@code Patriot PAC-3}. */
    private static void add(List<Candidate> found, Candidate candidate) {
        if (!found.isEmpty()) {
            Candidate before = found.getLast();
            if (related(before.system, candidate) && Shape.beside(candidate.tokens, before, candidate)) {
                before.absorb(candidate);
                before.accept("its names stand side by side");
                return;
            }
        }
        found.add(candidate);
    }

    /** The same system, a variant and its family, or a reporting name that a family shares. */
    private static boolean related(WeaponSystem one, Candidate candidate) {
        WeaponSystem other = candidate.system;
        return one.equals(other)
                || one.name().equals(other.family())
                || other.name().equals(one.family())
                || (candidate.needs(Spelling.Use.BESIDE) && one.family().equals(other.family()));
    }
}
