package io.castling.extraction.arms;

import io.castling.extraction.text.Block;
import io.castling.extraction.text.ParsedDocument;
import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Sentence;
import io.castling.extraction.text.Tokens;
import io.castling.extraction.text.WordSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which candidates are systems. The passes go from what the words say themselves to what the article says:
 * a designation that means nothing else; a weapon word beside the name; a neighbour in a list; another mention that
 * is sure; an article about weapons. The first that applies is the reason given.
 */
final class ContextJudge {

    /** Words that make the name before them that of a weapon. */
    private static final WordSet HEADS = WordSet.of(
            "missile missiles rocket rockets battery batteries launcher launchers interceptor interceptors system systems",
            "regiment regiments battalion battalions complex complexes radar radars sam sams shield unit units",
            "squadron squadrons munition munitions projectile projectiles missle missles canister canisters",
            "mlrs icbm icbms slbm manpads crew crews gunners deployment deployments equipment");
    /** Heads that may follow a name in small letters: the name alone would be a plain word there. */
    private static final WordSet SMALL_HEADS =
            WordSet.of("missile missiles rocket rockets launcher launchers interceptor interceptors battery batteries");
    /** Words that may stand between a name and its head. */
    private static final WordSet MODIFIERS = WordSet.of(
            "surface to air anti aircraft missile missiles ship tactical ballistic cruise long short medium range mobile",
            "defence defense coastal theater theatre strategic ground based launched rocket multiple launch artillery",
            "advanced modern new type class land attack supersonic hypersonic guided interceptor close very",
            "intermediate intercontinental antiship antiaircraft fire control");
    /** Words that may stand between a head and the name that it announces: {@code a missile system called Typhon}. */
    private static final WordSet LINKS =
            WordSet.of("called dubbed named known as the of for like such a an code codenamed including");
    /** Words that show an article to be about such weapons. */
    private static final WordSet DOMAIN = WordSet.of(
            "missile missiles launcher launchers interceptor interceptors warhead warheads ballistic antiaircraft sam sams",
            "batteries");
    /** Words that do so together. */
    private static final WordSet WIDER_DOMAIN = WordSet.of(
            "rocket rockets battery troops soldiers deployment deployed nato airbase weapons warships intercept intercepted artillery drones howitzers ammunition brigade regiment",
            "battalion munitions radar radars airspace");

    /** Words of sport, where Patriots, Hawks and Avengers play. */
    private static final WordSet SPORT = WordSet.of(
            "quarterback touchdown touchdowns nfl nba nhl playoff playoffs coach league season seasons halftime innings");

    private static final WordSet AIR = WordSet.of("air");
    private static final WordSet DEFENCE = WordSet.of("defence defense defences defenses");
    private static final WordSet OF = WordSet.of("of over");
    private static final WordSet AND = WordSet.of("and or plus und");

    /** Before one of these a word that was named a weapon elsewhere is taken for the same again. */
    private static final WordSet DETERMINERS = WordSet.of(
            "the a an its their his our these those this that another each every two three four five six more new no");

    private static final WordSet QUANTITIES = WordSet.of(
            "two three four five six seven eight nine ten dozen several some more additional extra first second third few many");

    /** After a word that starts a sentence they leave no doubt that it is a name: {@code Taurus was not delivered}. */
    private static final WordSet AUXILIARIES =
            WordSet.of("is are was were has have had will would can could came arrived");

    private static final int ENOUGH_OF_DOMAIN = 2;

    private final ParsedDocument document;
    private final List<Candidate> title;
    private final List<Candidate> body;
    private final Set<WeaponSystem> otherwise;

    /** @param otherwise systems whose words the article also uses for something else */
    ContextJudge(ParsedDocument document, List<Candidate> title, List<Candidate> body, Set<WeaponSystem> otherwise) {
        this.document = document;
        this.title = title;
        this.body = body;
        this.otherwise = otherwise;
    }

    void decide() {
        boolean open = judge(title, document.title()) | judge(body, document.body());
        if (!open) {
            return;
        }
        byList(title);
        byList(body);
        boolean weapons = !named().isEmpty() || aboutWeapons();
        for (int pass = 0; pass < 2; pass++) {
            Set<String> named = named();
            byArticle(title, document.title(), named, weapons);
            byArticle(body, document.body(), named, weapons);
            byList(title);
            byList(body);
        }
    }

    /** Names and spellings of what is accepted so far. */
    private Set<String> named() {
        Set<String> named = new HashSet<>();
        title.forEach(candidate -> collectNamed(candidate, named));
        body.forEach(candidate -> collectNamed(candidate, named));
        return named;
    }

    /** Accepts what the words themselves or those beside them settle; tells whether anything is left open. */
    private static boolean judge(List<Candidate> candidates, Passage passage) {
        boolean open = false;
        for (Candidate candidate : candidates) {
            if (candidate.needs(Spelling.Use.ALONE) && !(candidate.lowerCase && isWordLike(candidate))) {
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

    private static void byHead(Candidate candidate, Passage passage) {
        Tokens tokens = candidate.tokens;
        if (candidate.lowerCase) {
            int next = candidate.end;
            boolean head = next < tokens.size() && SMALL_HEADS.has(tokens, next);
            boolean endsInHead = candidate.end - candidate.first > 2 && HEADS.has(tokens, candidate.end - 1);
            if (head || endsInHead) {
                candidate.accept("'" + tokens.text(head ? next : candidate.end - 1) + "' names it a weapon");
            }
            return;
        }
        Sentence sentence = passage.sentences().get(passage.sentenceOf(candidate.first));
        int head = headAfter(tokens, candidate.end, sentence.end());
        if (head < 0) {
            head = headBefore(tokens, candidate.first, sentence.first());
        }
        if (head >= 0) {
            candidate.accept("'" + tokens.text(head) + "' names it a weapon");
        }
    }

    private static int headAfter(Tokens tokens, int from, int end) {
        for (int token = from; token < end && token < from + 10; token++) {
            char mark = tokens.mark(token);
            if (HEADS.has(tokens, token)) {
                return token;
            }
            boolean quote = mark == '"'
                    || mark == '\''
                    || mark == '-'
                    || mark == '/'
                    || tokens.kind(token) == Tokens.Kind.POSSESSIVE;
            boolean number = tokens.has(token, Tokens.HAS_DIGIT) && token > from;
            if (!quote && !number && !MODIFIERS.has(tokens, token)) {
                return -1;
            }
        }
        return -1;
    }

    private static int headBefore(Tokens tokens, int from, int start) {
        for (int token = from - 1; token >= start && token >= from - 6; token--) {
            char mark = tokens.mark(token);
            if (HEADS.has(tokens, token)) {
                return token;
            }
            if (mark != '"' && mark != '\'' && mark != '(' && mark != ',' && !LINKS.has(tokens, token)) {
                return -1;
            }
        }
        return -1;
    }

    /** {@code Patriot and THAAD}: what stands in a list with a system is one. */
    private static void byList(List<Candidate> candidates) {
        for (int i = 1; i < candidates.size(); i++) {
            byNeighbour(candidates.get(i), candidates.get(i - 1), candidates.get(i - 1).end, candidates.get(i).first);
        }
        for (int i = candidates.size() - 2; i >= 0; i--) {
            byNeighbour(candidates.get(i), candidates.get(i + 1), candidates.get(i).end, candidates.get(i + 1).first);
        }
    }

    private static void byNeighbour(Candidate open, Candidate neighbour, int gap, int end) {
        if (open.accepted()
                || open.lowerCase
                || open.needs(Spelling.Use.BESIDE)
                || !neighbour.accepted()
                || end - gap > 3) {
            return;
        }
        boolean joined = end > gap;
        for (int token = gap; token < end; token++) {
            char mark = open.tokens.mark(token);
            joined &= mark == ','
                    || mark == '/'
                    || mark == '&'
                    || mark == '('
                    || mark == '"'
                    || AND.has(open.tokens, token)
                    || open.tokens.has(token, Tokens.JOINT);
        }
        if (joined) {
            open.accept("listed with " + neighbour.system.name());
        }
    }

    private static void collectNamed(Candidate candidate, Set<String> named) {
        if (candidate.accepted()) {
            named.add(candidate.system.name());
            named.add(candidate.system.family());
            named.add(spelled(candidate));
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
            if (isOfOtherName(candidate, titleCase)) {
                continue;
            }
            boolean sure = !candidate.needs(Spelling.Use.NAMED_AS_WEAPON);
            boolean said = named.contains(spelled(candidate)) || isFamilyName(candidate, named);
            boolean again = said && (candidate.plural || follows(candidate, DETERMINERS));
            if (again || (sure && named.contains(candidate.system.name()))) {
                candidate.accept("the article names " + candidate.system.name() + " elsewhere");
            } else if (weapons
                    && sure
                    && !otherwise.contains(candidate.system)
                    && standsOut(candidate, sentence, titleCase, !named.isEmpty())) {
                candidate.accept("the article is about such weapons");
            }
        }
    }

    /** {@code The Arrows} where Arrow 3 is named. */
    private static boolean isFamilyName(Candidate candidate, Set<String> named) {
        return named.contains(candidate.system.name())
                && candidate.spelling.text().equals(candidate.system.name());
    }

    private static String spelled(Candidate candidate) {
        return "'" + candidate.spelling.text() + "'";
    }

    private static boolean follows(Candidate candidate, WordSet words) {
        return candidate.first > 0 && words.has(candidate.tokens, candidate.first - 1);
    }

    /** {@code Bastion of hope}, {@code Patriot Party}. */
    private static boolean isOfOtherName(Candidate candidate, boolean titleCase) {
        Tokens tokens = candidate.tokens;
        int next = candidate.end;
        if (next >= tokens.size() || candidate.plural || tokens.has(next, Tokens.LINE_START)) {
            return false;
        }
        boolean name = tokens.has(next, Tokens.CAPITALISED) && !tokens.has(next, Tokens.SENTENCE_START);
        return OF.has(tokens, next) || (name && !titleCase);
    }

    /** The capital says something: it is not that of a sentence's first word, or the sentence speaks of weapons. */
    private static boolean standsOut(Candidate candidate, Sentence sentence, boolean titleCase, boolean othersNamed) {
        boolean counted = candidate.first > 0
                && (follows(candidate, QUANTITIES) || candidate.tokens.kind(candidate.first - 1) == Tokens.Kind.NUMBER);
        if (titleCase) {
            return candidate.plural && counted;
        }
        if (!candidate.tokens.has(candidate.first, Tokens.SENTENCE_START)) {
            return true;
        }
        int end = Math.min(sentence.end(), candidate.end + 40);
        if (othersNamed && candidate.end < end && AUXILIARIES.has(candidate.tokens, candidate.end)) {
            return true;
        }
        for (int token = candidate.end; token < end; token++) {
            if (DOMAIN.has(candidate.tokens, token)) {
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

    private boolean aboutWeapons() {
        int weight = 0;
        for (Passage passage : document.passages()) {
            Tokens tokens = passage.tokens();
            for (int token = 0; token < tokens.size(); token++) {
                boolean airDefence = DEFENCE.has(tokens, token) && token > 0 && AIR.has(tokens, token - 1);
                weight += airDefence || DOMAIN.has(tokens, token) ? 2 : WIDER_DOMAIN.has(tokens, token) ? 1 : 0;
                weight -= SPORT.has(tokens, token) ? 2 : 0;
                if (weight >= ENOUGH_OF_DOMAIN) {
                    return true;
                }
            }
        }
        return false;
    }
}
