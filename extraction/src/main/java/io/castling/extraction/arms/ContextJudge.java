package io.castling.extraction.arms;

import io.castling.extraction.text.Block;
import io.castling.extraction.text.ParsedDocument;
import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Sentence;
import io.castling.extraction.text.Tokens;
import io.castling.extraction.text.WordSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which candidates are systems. The passes go from what the words say themselves to what the article says:
 * a designation that means nothing else; a weapon word beside the name; a neighbour in a list; another mention that
 * is sure; an article about weapons. The first that applies is the reason given.
 */
final class ContextJudge {

    private final List<Candidate> title;
    private final List<Candidate> body;
    private final ParsedDocument document;
    private final Set<WeaponSystem> otherwise;
    private final Topic topic;

    /** @param otherwise systems whose words the article also uses for something else */
    ContextJudge(ParsedDocument document, List<Candidate> title, List<Candidate> body, Set<WeaponSystem> otherwise) {
        this.document = document;
        this.title = title;
        this.body = body;
        this.otherwise = otherwise;
        this.topic = Topic.of(document);
    }

    void decide() {
        boolean open = byWords(title, document.title()) | byWords(body, document.body());
        if (open) {
            byOthers();
        }
        toVariants();
    }

    private void byOthers() {
        Neighbours.accept(title);
        Neighbours.accept(body);
        boolean weapons = topic.isWeapons() || (!named().isEmpty() && !topic.isOther());
        for (int pass = 0; pass < 2; pass++) {
            Set<String> named = named();
            byArticle(title, document.title(), named, weapons);
            byArticle(body, document.body(), named, weapons);
            Neighbours.accept(title);
            Neighbours.accept(body);
        }
    }

    /** {@code Arrow} is Arrow 3 where the article names that variant and no other; a code such as S-300 means itself. */
    private void toVariants() {
        Map<String, Set<WeaponSystem>> variants = new HashMap<>();
        for (List<Candidate> candidates : List.of(title, body)) {
            for (Candidate candidate : candidates) {
                if (candidate.accepted() && !candidate.isFamily()) {
                    variants.computeIfAbsent(candidate.system.family(), family -> new HashSet<>())
                            .add(candidate.system);
                }
            }
        }
        for (List<Candidate> candidates : List.of(title, body)) {
            for (Candidate candidate : candidates) {
                Set<WeaponSystem> named = variants.getOrDefault(candidate.system.name(), Set.of());
                if (named.size() == 1 && candidate.isFamily() && !candidate.isCode()) {
                    candidate.system = named.iterator().next();
                }
            }
        }
    }

    /** Names and spellings of what is accepted so far. */
    private Set<String> named() {
        Set<String> named = new HashSet<>();
        title.forEach(candidate -> collectNamed(candidate, named));
        body.forEach(candidate -> collectNamed(candidate, named));
        return named;
    }

    private static void collectNamed(Candidate candidate, Set<String> named) {
        if (candidate.accepted()) {
            named.add(candidate.system.name());
            named.add(candidate.system.family());
            named.add(spelled(candidate));
        }
    }

    /** Accepts what the words themselves or those beside them settle; tells whether anything is left open. */
    private boolean byWords(List<Candidate> candidates, Passage passage) {
        boolean open = false;
        for (Candidate candidate : candidates) {
            boolean speaksForItself =
                    candidate.needs(Spelling.Use.ALONE) && !(isWordLike(candidate) && candidate.mayBeWord());
            if (speaksForItself && !topic.isOther()) {
                candidate.accept("the spelling means nothing else");
            } else if (!candidate.accepted() && !candidate.needs(Spelling.Use.BESIDE)) {
                byHead(candidate, passage);
            }
            open |= !candidate.accepted();
        }
        return open;
    }

    /** In small letters only a code such as {@code s-400} speaks for itself. */
    private static boolean isWordLike(Candidate candidate) {
        String spelling = candidate.spelling.text();
        return !Shape.hasDigit(spelling) || (spelling.length() > 4 && Character.isLetter(spelling.charAt(3)));
    }

    private void byHead(Candidate candidate, Passage passage) {
        Sentence sentence = passage.sentences().get(passage.sentenceOf(candidate.first));
        int head = WeaponHeads.of(candidate, sentence.first(), sentence.end());
        if (head == WeaponHeads.NONE) {
            return;
        }
        boolean weak = candidate.plural || WeaponWords.CARRIERS.has(candidate.tokens, head);
        if (!weak || topic.mayBeWeapons()) {
            candidate.accept("'" + candidate.tokens.text(head) + "' names it a weapon");
        }
    }

    private void byArticle(List<Candidate> candidates, Passage passage, Set<String> named, boolean weapons) {
        boolean titleCase = false;
        int block = -1;
        for (Candidate candidate : candidates) {
            if (candidate.accepted() || candidate.lowerCase || candidate.needs(Spelling.Use.BESIDE)) {
                continue;
            }
            Sentence sentence = passage.sentences().get(passage.sentenceOf(candidate.first));
            if (sentence.block() != block) {
                block = sentence.block();
                titleCase = isTitleCase(candidate.tokens, sentence);
            }
            if (!Shape.isOfOtherName(candidate, titleCase)) {
                byArticle(candidate, sentence, named, weapons, titleCase);
            }
        }
    }

    private void byArticle(
            Candidate candidate, Sentence sentence, Set<String> named, boolean weapons, boolean titleCase) {
        boolean sure = !candidate.needs(Spelling.Use.NAMED_AS_WEAPON);
        boolean systemNamed = named.contains(candidate.system.name());
        boolean said = named.contains(spelled(candidate)) || (systemNamed && candidate.isFamily());
        boolean again = said && (candidate.plural || candidate.isCode() || isDetermined(candidate));
        boolean acronym = systemNamed && candidate.isAcronym();
        if (again || acronym || (sure && systemNamed)) {
            candidate.accept("the article names " + candidate.system.name() + " elsewhere");
        } else if ((weapons || (topic.isMilitary() && candidate.plural))
                && sure
                && !otherwise.contains(candidate.system)
                && standsOut(candidate, sentence, titleCase)) {
            candidate.accept("the article is about such weapons");
        }
    }

    private static String spelled(Candidate candidate) {
        return "'" + candidate.spelling.text() + "'";
    }

    private static boolean follows(Candidate candidate, WordSet words) {
        return candidate.first > 0 && words.has(candidate.tokens, candidate.first - 1);
    }

    /** {@code the Type 12}, {@code the improved long-range Type 12}. */
    private static boolean isDetermined(Candidate candidate) {
        Tokens tokens = candidate.tokens;
        int token = candidate.first - 1;
        while (token > 0
                && token > candidate.first - 5
                && (WeaponWords.QUALIFIERS.has(tokens, token) || tokens.has(token, Tokens.JOINT))) {
            token--;
        }
        return token >= 0
                && (WeaponWords.DETERMINERS.has(tokens, token) || tokens.kind(token) == Tokens.Kind.POSSESSIVE);
    }

    /** The capital says something: it is not that of a sentence's first word, or the sentence speaks of weapons. */
    private static boolean standsOut(Candidate candidate, Sentence sentence, boolean titleCase) {
        boolean counted = candidate.first > 0
                && (follows(candidate, WeaponWords.QUANTITIES)
                        || candidate.tokens.kind(candidate.first - 1) == Tokens.Kind.NUMBER);
        if (titleCase) {
            return candidate.plural && counted;
        }
        if (!candidate.tokens.has(candidate.first, Tokens.SENTENCE_START)) {
            return true;
        }
        int end = Math.min(sentence.end(), candidate.end + 40);
        if (candidate.end < end && WeaponWords.AUXILIARIES.has(candidate.tokens, candidate.end)) {
            return true;
        }
        for (int token = candidate.end; token < end; token++) {
            if (WeaponWords.DOMAIN.has(candidate.tokens, token)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line is written in title case, so that a capital says nothing; running text never is. */
    private static boolean isTitleCase(Tokens tokens, Sentence sentence) {
        if (sentence.kind() == Block.Kind.PARAGRAPH) {
            return false;
        }
        int words = 0;
        int capitals = 0;
        int end = Math.min(sentence.end(), sentence.first() + 40);
        for (int token = sentence.first(); token < end; token++) {
            if (tokens.isWord(token) && tokens.end(token) - tokens.start(token) > 4) {
                words++;
                capitals += tokens.has(token, Tokens.CAPITALISED) ? 1 : 0;
            }
        }
        return words > 2 && capitals * 10 >= words * 8;
    }
}
