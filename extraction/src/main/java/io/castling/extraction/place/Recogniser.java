package io.castling.extraction.place;

import io.castling.extraction.text.NameTable;
import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the names of one passage that are places. A name of the gazetteer is a candidate; what it is known to be
 * besides, and the words around it, decide. One instance reads one passage once.
 */
final class Recogniser {

    /** Evidence in favour must outweigh evidence against by this much. */
    private static final double ENOUGH = 0.6;

    /** A name that lacks more than this is no place, whatever the rest of the article says. */
    private static final double HOPELESS = 1.6;

    /** Nor is one that the words around it speak against. */
    private static final double AGAINST = -0.6;

    private static final double CERTAIN = 10;
    private static final double NONE = Double.NEGATIVE_INFINITY;

    private final Gazetteer gazetteer;
    private final Passage passage;
    private final Tokens tokens;
    /** Tokens that belong to weapon systems. */
    private final BitSet taken;

    private final BitSet personTokens;
    private final BitSet titleCase;
    private final Prior prior;
    private final Surroundings surroundings;
    private final List<Toponym> found = new ArrayList<>();
    private final List<Support.Doubt> doubts = new ArrayList<>();
    private final List<Integer> demonymCountries = new ArrayList<>();

    Recogniser(Gazetteer gazetteer, Passage passage, BitSet taken, Persons persons, BitSet personTokens) {
        this.gazetteer = gazetteer;
        this.passage = passage;
        this.tokens = passage.tokens();
        this.taken = taken;
        this.personTokens = personTokens;
        titleCase = TitleCase.of(passage);
        prior = new Prior(gazetteer);
        surroundings = new Surroundings(gazetteer, tokens, persons, personTokens, titleCase, found);
    }

    /** Countries that the passage speaks of by adjective: "Polish", "Russians". */
    List<Integer> demonymCountries() {
        return demonymCountries;
    }

    /** Names that are not quite places by their words. */
    List<Support.Doubt> doubts() {
        return doubts;
    }

    List<Toponym> recognise() {
        for (int i = 0; i < tokens.size(); ) {
            i = step(i);
        }
        return found;
    }

    private int step(int i) {
        if (taken.get(i) || !mayStart(i)) {
            return i + 1;
        }
        int limit = NameShape.limit(tokens, i);
        long match = gazetteer.longest(tokens, i, limit);
        long other = Homonyms.NAMES.longest(tokens, i);
        if (other != NameTable.NONE && (match == NameTable.NONE || NameTable.end(other) >= NameTable.end(match))) {
            return NameTable.end(other);
        }
        boolean lowerStart = !tokens.has(i, Tokens.CAPITALISED);
        if (NameShape.isArticle(tokens, i) && i + 1 < limit) {
            long inner = gazetteer.longest(tokens, i + 1, limit);
            if (inner != NameTable.NONE && (match == NameTable.NONE || NameTable.end(inner) >= NameTable.end(match))) {
                return i + 1;
            }
        }
        if (match == NameTable.NONE) {
            return unlisted(i);
        }
        int end = NameTable.end(match);
        int name = NameTable.name(match);
        if ((lowerStart && !NameShape.hasCapital(tokens, i, end) && !gazetteer.isCurated(gazetteer.candidate(name, 0)))
                || isTaken(i, end)) {
            return i + 1;
        }
        if (isDirectionOnly(i, end)) {
            return i + 1;
        }
        if (gazetteer.marked(name, Gazetteer.DEMONYM)) {
            demonymCountries.add(gazetteer.candidate(name, 0));
            return end;
        }
        Toponym toponym = extend(i, end, name);
        double around = around(toponym);
        double lacking = ENOUGH - around - (around == NONE ? 0 : prior.of(toponym));
        if (lacking > 0) {
            if (lacking < HOPELESS && around > AGAINST) {
                doubts.add(new Support.Doubt(toponym, lacking));
            }
            return unlisted(i);
        }
        found.add(toponym);
        return Math.max(end, toponym.end());
    }

    private boolean isTaken(int first, int end) {
        int next = taken.nextSetBit(first);
        return next >= 0 && next < end;
    }

    /** "the north-west" is no place by itself, though there are towns and provinces of that name. */
    private boolean isDirectionOnly(int first, int end) {
        for (int i = first; i < end; i++) {
            if (tokens.isWord(i) && !Vocabulary.DIRECTIONS.has(tokens, i)) {
                return false;
            }
        }
        return !gazetteer.isCurated(gazetteer.candidate(NameTable.name(gazetteer.longest(tokens, first, end)), 0));
    }

    private boolean mayStart(int i) {
        if (!tokens.isWord(i)) {
            return false;
        }
        if (i > 0 && tokens.has(i - 1, Tokens.JOINT) && tokens.mark(i - 1) == '-' && i > 1 && !mayFollowHyphen(i - 2)) {
            return false;
        }
        return tokens.has(i, Tokens.CAPITALISED) || mayStartInLowerCase(i);
    }

    /** "southern Kuril Islands", "al-Tanf": the capital comes soon; "eastern flank" and "first island chain" have none. */
    private boolean mayStartInLowerCase(int i) {
        char initial = tokens.text().charAt(tokens.start(i));
        boolean soon = (i + 1 < tokens.size() && tokens.has(i + 1, Tokens.CAPITALISED))
                || (i + 2 < tokens.size() && tokens.has(i + 2, Tokens.CAPITALISED));
        return (soon || initial == 'e' || initial == 'f') && Vocabulary.LOWER_STARTS.has(tokens, i);
    }

    /** "Moscow-Kyiv" and "non-US" speak of places; "Jean-Paris", "pro-Russia" and "anti-China" do not. */
    private boolean mayFollowHyphen(int before) {
        return (!found.isEmpty() && found.getLast().end() == before + 1)
                || gazetteer.longest(tokens, before, before + 1) != NameTable.NONE
                || Vocabulary.DIRECTIONS.has(tokens, before);
    }

    /** "in Kasba Bonli, Rajasthan": a place for certain, if an unknown one. */
    private int unlisted(int first) {
        if (first == 0 || !Vocabulary.LOCATIVE.has(tokens, first - 1) || tokens.has(first, Tokens.SENTENCE_START)) {
            return first + 1;
        }
        int end = first;
        while (end < tokens.size() && end < first + 4 && mayBeUnlisted(end)) {
            end++;
        }
        boolean named = end > first && !tokens.has(end - 1, Tokens.JOINT) && end < tokens.size();
        if (!named || tokens.mark(end) != ',' || !surroundings.containerFollows(end + 1)) {
            return first + 1;
        }
        int container = NameTable.name(gazetteer.longest(tokens, end + 1, NameShape.limit(tokens, end + 1)));
        found.add(new Toponym(passage, first, first, end, end, container, Toponym.Type.UNLISTED, -1));
        return end;
    }

    private boolean mayBeUnlisted(int i) {
        if (tokens.has(i, Tokens.JOINT)) {
            return true;
        }
        return NameShape.adjoins(tokens, i)
                && tokens.isWord(i)
                && tokens.has(i, Tokens.CAPITALISED)
                && !tokens.has(i, Tokens.ALL_CAPS)
                && !personTokens.get(i)
                && !taken.get(i)
                && !Vocabulary.ORGANISATION.has(tokens, i)
                && !Vocabulary.TITLES.has(tokens, i)
                && !Vocabulary.DAYS.has(tokens, i)
                && !Vocabulary.FUNCTION_WORDS.has(tokens, i);
    }

    /** Takes the words before and after the name that say what it is. */
    private Toponym extend(int first, int end, int name) {
        int start = first;
        if (first > 0 && Vocabulary.DIRECTIONS.has(tokens, first - 1) && !NameShape.isPossessive(tokens, first - 1)) {
            start = first - 1;
            if (start > 1 && tokens.mark(start - 1) == '-' && Vocabulary.DIRECTIONS.has(tokens, start - 2)) {
                start -= 2;
            }
            return new Toponym(passage, start, first, end, end, name, Toponym.Type.PART, -1);
        }
        int after = end;
        Toponym.Type type = Toponym.Type.NONE;
        if (NameShape.adjoins(tokens, after) && tokens.isWord(after)) {
            if (Vocabulary.REGION_WORDS.has(tokens, after) && sameCaseAsType(after)) {
                type = Toponym.Type.REGION;
                after++;
            } else if (Vocabulary.ISLAND_WORDS.has(tokens, after)) {
                type = Toponym.Type.ISLAND;
                after++;
            } else if (siteEnd(after) > after) {
                type = isAirport(after, siteEnd(after)) ? Toponym.Type.AIRPORT : Toponym.Type.SITE;
                after = siteEnd(after);
            }
        }
        if (type == Toponym.Type.NONE
                && first > 1
                && NameShape.isOf(tokens, first - 1)
                && Vocabulary.CITY_TYPES.has(tokens, first - 2)) {
            type = Toponym.Type.CITY;
        }
        return new Toponym(passage, first, first, end, after, name, type, -1);
    }

    /** "department" and "state" are an authority rather than an area when capitalised. */
    private boolean sameCaseAsType(int i) {
        return !tokens.has(i, Tokens.CAPITALISED) || !Vocabulary.ORGANISATION.has(tokens, i);
    }

    private int siteEnd(int from) {
        int at = from;
        while (at < tokens.size()
                && at < from + 3
                && Vocabulary.SITE_ADJECTIVES.has(tokens, at)
                && NameShape.adjoins(tokens, at)) {
            at++;
        }
        boolean site = at < tokens.size()
                && NameShape.adjoins(tokens, at)
                && (at > from ? Vocabulary.SITE_NOUNS.has(tokens, at) : Vocabulary.SITE_WORDS.has(tokens, at));
        return site ? at + 1 : from;
    }

    private boolean isAirport(int from, int end) {
        String noun = tokens.folded(end - 1);
        return noun.startsWith("air") || noun.startsWith("aero") || "air".equals(tokens.folded(from));
    }

    /** What the words say that the name consists of and stands among. */
    private double around(Toponym toponym) {
        int name = toponym.name();
        if (gazetteer.marked(name, Gazetteer.CAPITALS) && !tokens.has(toponym.nameFirst(), Tokens.ALL_CAPS)) {
            return NONE;
        }
        if (isShout(toponym)) {
            return NONE;
        }
        boolean apposed = surroundings.followsPlaceAndComma(toponym.first());
        if (gazetteer.marked(name, Gazetteer.AFTER_PLACE)) {
            boolean dotted = toponym.nameEnd() < tokens.size() && tokens.mark(toponym.nameEnd()) == '.';
            return apposed && (dotted || tokens.has(toponym.nameFirst(), Tokens.ALL_CAPS)) ? CERTAIN : NONE;
        }
        return surroundings.of(toponym, apposed);
    }

    /** An acronym that spells the name of a small place, among words that are not all in capitals. */
    private boolean isShout(Toponym toponym) {
        int first = toponym.nameFirst();
        return toponym.nameEnd() == first + 1
                && tokens.end(first) - tokens.start(first) <= 4
                && tokens.has(first, Tokens.ALL_CAPS)
                && !tokens.has(first, Tokens.DATELINE)
                && !tokens.has(first, Tokens.DOTTED)
                && !gazetteer.marked(toponym.name(), Gazetteer.CAPITALS | Gazetteer.AFTER_PLACE)
                && !titleCase.get(first);
    }
}
