package io.castling.extraction.place;

import io.castling.extraction.text.NameTable;
import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Sentence;
import io.castling.extraction.text.Tokens;
import io.castling.extraction.text.WordSet;
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

    private static final long THE = Tokens.hash("the");
    private static final long OF = Tokens.hash("of");

    private final Gazetteer gazetteer;
    private final Passage passage;
    private final Tokens tokens;
    /** Tokens that belong to weapon systems. */
    private final BitSet taken;

    private final Persons persons;
    private final BitSet personTokens;
    private final BitSet titleCase = new BitSet();
    private final List<Toponym> found = new ArrayList<>();
    private final List<Integer> demonymCountries = new ArrayList<>();

    Recogniser(Gazetteer gazetteer, Passage passage, BitSet taken, Persons persons, BitSet personTokens) {
        this.gazetteer = gazetteer;
        this.passage = passage;
        this.tokens = passage.tokens();
        this.taken = taken;
        this.persons = persons;
        this.personTokens = personTokens;
    }

    /** Countries that the passage speaks of by adjective: "Polish", "Russians". */
    List<Integer> demonymCountries() {
        return demonymCountries;
    }

    List<Toponym> recognise() {
        markTitleCase();
        for (int i = 0; i < tokens.size(); ) {
            i = step(i);
        }
        return found;
    }

    private void markTitleCase() {
        for (Sentence sentence : passage.sentences()) {
            if (isStopped(sentence)) {
                continue;
            }
            int words = 0;
            int capitals = 0;
            for (int i = sentence.first(); i < sentence.end(); i++) {
                if (tokens.isWord(i) && tokens.end(i) - tokens.start(i) > 3) {
                    words++;
                    capitals += tokens.has(i, Tokens.CAPITALISED) ? 1 : 0;
                }
            }
            if (words > 3 && capitals * 10 > words * 7) {
                titleCase.set(sentence.first(), sentence.end());
            }
        }
    }

    private boolean isStopped(Sentence sentence) {
        char last = tokens.mark(sentence.end() - 1);
        return last == '.' || last == '?' || last == '!' || last == '"' || last == '\'';
    }

    private int step(int i) {
        if (taken.get(i) || !mayStart(i)) {
            return i + 1;
        }
        int limit = limit(i);
        long match = gazetteer.longest(tokens, i, limit);
        long other = Homonyms.NAMES.longest(tokens, i);
        if (other != NameTable.NONE && (match == NameIndex.NONE || NameTable.end(other) >= NameIndex.end(match))) {
            return NameTable.end(other);
        }
        boolean lowerStart = !tokens.has(i, Tokens.CAPITALISED);
        if (isArticle(i) && i + 1 < limit) {
            long inner = gazetteer.longest(tokens, i + 1, limit);
            if (inner != NameIndex.NONE && (match == NameIndex.NONE || NameIndex.end(inner) >= NameIndex.end(match))) {
                return i + 1;
            }
        }
        if (match == NameIndex.NONE) {
            return unlisted(i);
        }
        int end = NameIndex.end(match);
        int name = NameIndex.name(match);
        if ((lowerStart && !hasCapital(i, end) && !gazetteer.isCurated(gazetteer.candidate(name, 0)))
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
        if (!fits(toponym)) {
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
        return !gazetteer.isCurated(gazetteer.candidate(NameIndex.name(gazetteer.longest(tokens, first, end)), 0));
    }

    private boolean isArticle(int i) {
        return tokens.hash(i) == THE;
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
        return (!found.isEmpty() && last().end() == before + 1)
                || gazetteer.longest(tokens, before, before + 1) != NameIndex.NONE
                || Vocabulary.DIRECTIONS.has(tokens, before);
    }

    private Toponym last() {
        return found.get(found.size() - 1);
    }

    /** A name is capitalised but for its connecting words, and stays within its sentence. */
    private int limit(int first) {
        int limit = first + 1;
        while (limit < tokens.size() && limit < first + 14 && !tokens.has(limit, Tokens.SENTENCE_START)) {
            boolean part = tokens.has(limit, Tokens.JOINT)
                    || tokens.has(limit - 1, Tokens.JOINT)
                    || tokens.kind(limit) == Tokens.Kind.POSSESSIVE
                    || tokens.mark(limit) == '&'
                    || tokens.has(limit, Tokens.CAPITALISED)
                    || tokens.kind(limit) == Tokens.Kind.NUMBER
                    || (tokens.isWord(limit) && (lowerInName(limit) || tokens.has(limit, Tokens.HAS_DIGIT)));
            if (!part) {
                break;
            }
            limit++;
        }
        return limit;
    }

    private boolean lowerInName(int i) {
        return LOWER_IN_NAME.has(tokens, i);
    }

    private static final WordSet GEOGRAPHIC = WordSet.of(
            "sea bay strait straits gulf peninsula gap corridor river lake heights valley chain flank frontline front",
            "states parallel dash canal bridge field nuclear islets crossing desert plateau mountains coast nations countries",
            "continent mainland archipelago center complex zone basin islands launch forces subcontinent gorge line");

    private static final WordSet LOWER_IN_NAME = WordSet.union(
            Vocabulary.CONNECTORS,
            Vocabulary.REGION_WORDS,
            Vocabulary.SITE_WORDS,
            Vocabulary.SITE_ADJECTIVES,
            Vocabulary.ISLAND_WORDS,
            GEOGRAPHIC,
            Vocabulary.LOWER_STARTS);

    private boolean hasCapital(int first, int end) {
        for (int i = first; i < end; i++) {
            if (tokens.has(i, Tokens.CAPITALISED)) {
                return true;
            }
        }
        return false;
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
        if (!named || tokens.mark(end) != ',' || !containerFollows(end + 1)) {
            return first + 1;
        }
        int container = NameIndex.name(gazetteer.longest(tokens, end + 1, limit(end + 1)));
        found.add(new Toponym(passage, first, first, end, end, container, Toponym.Type.UNLISTED, -1));
        return end;
    }

    private boolean mayBeUnlisted(int i) {
        if (tokens.has(i, Tokens.JOINT)) {
            return true;
        }
        return adjoins(i)
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
        if (first > 0 && Vocabulary.DIRECTIONS.has(tokens, first - 1) && !isPossessive(first - 1)) {
            start = first - 1;
            if (start > 1 && tokens.mark(start - 1) == '-' && Vocabulary.DIRECTIONS.has(tokens, start - 2)) {
                start -= 2;
            }
            return new Toponym(passage, start, first, end, end, name, Toponym.Type.PART, -1);
        }
        int after = end;
        Toponym.Type type = Toponym.Type.NONE;
        if (adjoins(after) && tokens.isWord(after)) {
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
        if (type == Toponym.Type.NONE && first > 1 && isOf(first - 1) && Vocabulary.CITY_TYPES.has(tokens, first - 2)) {
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
        while (at < tokens.size() && at < from + 3 && Vocabulary.SITE_ADJECTIVES.has(tokens, at) && adjoins(at)) {
            at++;
        }
        boolean site = at < tokens.size()
                && adjoins(at)
                && (at > from ? Vocabulary.SITE_NOUNS.has(tokens, at) : Vocabulary.SITE_WORDS.has(tokens, at));
        return site ? at + 1 : from;
    }

    private boolean isAirport(int from, int end) {
        String noun = tokens.folded(end - 1);
        return noun.startsWith("air") || noun.startsWith("aero") || "air".equals(tokens.folded(from));
    }

    private boolean adjoins(int i) {
        return i < tokens.size() && !tokens.has(i, Tokens.SENTENCE_START) && !tokens.has(i, Tokens.LINE_START);
    }

    private boolean isOf(int i) {
        return tokens.hash(i) == OF;
    }

    private boolean isPossessive(int i) {
        return tokens.kind(i) == Tokens.Kind.POSSESSIVE;
    }

    private boolean fits(Toponym toponym) {
        int name = toponym.name();
        if (gazetteer.marked(name, Gazetteer.CAPITALS) && !tokens.has(toponym.nameFirst(), Tokens.ALL_CAPS)) {
            return false;
        }
        if (isShout(toponym)) {
            return false;
        }
        boolean apposed = followsPlaceAndComma(toponym.first());
        if (gazetteer.marked(name, Gazetteer.AFTER_PLACE)) {
            boolean dotted = toponym.nameEnd() < tokens.size() && tokens.mark(toponym.nameEnd()) == '.';
            return apposed && (dotted || tokens.has(toponym.nameFirst(), Tokens.ALL_CAPS));
        }
        return prior(toponym) + context(toponym, apposed) >= ENOUGH;
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

    /** What is known of the name without the text. */
    private double prior(Toponym toponym) {
        int name = toponym.name();
        double best = -1;
        for (int n = 0; n < gazetteer.candidates(name); n++) {
            best = Math.max(best, weight(gazetteer.candidate(name, n), gazetteer.rank(name, n)));
        }
        int words = toponym.nameEnd() - toponym.nameFirst();
        double prior = best + (words > 1 ? 1 : 0);
        if (words == 1 && gazetteer.marked(name, Gazetteer.COMMON_WORD)) {
            prior -= best >= 3 ? 1 : best >= 2 ? 2.5 : 3;
        }
        if (words == 1 && gazetteer.marked(name, Gazetteer.FIRST_NAME)) {
            prior -= best >= 4 ? 0.5 : 2;
        }
        if (gazetteer.marked(name, Gazetteer.WEAK)) {
            prior = Math.min(prior, 0) - 1;
        }
        return prior;
    }

    private double weight(int place, int rank) {
        if (rank == 2) {
            return gazetteer.magnitude(place) > 5.5 ? 0.5 : -0.5;
        }
        if (gazetteer.kind(place) == PlaceKind.COUNTRY) {
            return 4;
        }
        if (gazetteer.isCurated(place)) {
            return 3;
        }
        if (gazetteer.isFirstLevel(place)) {
            return rank == 0 ? 2 + Math.min(1.5, Math.max(0, gazetteer.magnitude(place) - 5)) : 1;
        }
        if (gazetteer.isAirport(place)) {
            return 1.5;
        }
        double magnitude = gazetteer.magnitude(place);
        return magnitude > 6 ? 4 : magnitude > 5 ? 2 : magnitude > 4.3 ? 0.8 : magnitude > 3.3 ? 0.2 : -0.3;
    }

    private double context(Toponym toponym, boolean apposed) {
        boolean titled = titleCase.get(toponym.first());
        double before = before(toponym, titled);
        double after = after(toponym, titled);
        double score = before + (before > 0.5 && after > -3 ? Math.max(0, after) : after);
        if (apposed) {
            score += 2;
        }
        if (toponym.type() != Toponym.Type.NONE && toponym.type() != Toponym.Type.PART) {
            score += 3;
        } else if (toponym.type() == Toponym.Type.PART) {
            score += 1;
        }
        if (tokens.has(toponym.first(), Tokens.DATELINE) || opensReport(toponym)) {
            score += 3;
        }
        if (personTokens.get(toponym.nameFirst()) && toponym.type() == Toponym.Type.NONE) {
            score -= coversPerson(toponym) && (before >= 2 || after > 0) ? 0 : 6;
        } else if (toponym.nameEnd() == toponym.nameFirst() + 1
                && persons.isSurname(tokens.hash(toponym.nameFirst()))
                && gazetteer.kind(gazetteer.candidate(toponym.name(), 0)) != PlaceKind.COUNTRY) {
            score -= 3;
        }
        return score;
    }

    /** "WASHINGTON (AP)", "Muscat: " at the start of a line. */
    private boolean opensReport(Toponym toponym) {
        int next = toponym.end();
        if (next + 1 >= tokens.size()) {
            return false;
        }
        boolean agency = tokens.mark(next) == '('
                && tokens.has(toponym.first(), Tokens.ALL_CAPS)
                && AGENCIES.has(tokens, next + 1);
        return agency || (tokens.mark(next) == ':' && tokens.has(toponym.first(), Tokens.LINE_START));
    }

    private static final WordSet AGENCIES =
            WordSet.of("ap afp reuters xinhua tass upi dpa ians pti ani kyodo yonhap cnn bbc");

    /** Whether the whole of what looks like a person is the name: "Matias Romero, Oaxaca". */
    private boolean coversPerson(Toponym toponym) {
        int first = toponym.nameFirst();
        return toponym.nameEnd() > first + 1
                && !(first > 0 && personTokens.get(first - 1))
                && !personTokens.get(toponym.nameEnd());
    }

    private double before(Toponym toponym, boolean titled) {
        int previous = toponym.first() - 1;
        if (previous < 0 || tokens.has(toponym.first(), Tokens.SENTENCE_START)) {
            return 0;
        }
        if (isArticle(previous) && previous > 0) {
            previous--;
        }
        if (!tokens.isWord(previous)) {
            boolean ofPlace = isPossessive(previous) && !found.isEmpty() && last().end() == previous;
            return ofPlace ? 1.5 : 0;
        }
        if (isOf(previous) && previous > 0 && tokens.isWord(previous - 1)) {
            if (Vocabulary.TYPE_OF.has(tokens, previous - 1) && !tokens.has(previous - 1, Tokens.CAPITALISED)) {
                return 2.5;
            }
            boolean organisation = tokens.has(previous - 1, Tokens.CAPITALISED)
                    && Vocabulary.ORGANISATION_OF.has(tokens, previous - 1);
            return organisation ? -9 : 0.5;
        }
        if (Vocabulary.LOCATIVE.has(tokens, previous)) {
            return 2;
        }
        if (Vocabulary.PERHAPS_LOCATIVE.has(tokens, previous)) {
            return 0.7;
        }
        return tokens.has(previous, Tokens.CAPITALISED) ? capitalBefore(previous, titled) : 0;
    }

    private double capitalBefore(int previous, boolean titled) {
        boolean followsPlace = !found.isEmpty() && last().end() == previous + 1;
        if (followsPlace || Vocabulary.DAYS.has(tokens, previous) || Vocabulary.DIRECTIONS.has(tokens, previous)) {
            return 0;
        }
        if (tokens.has(previous, Tokens.SENTENCE_START) || titled) {
            boolean head = Vocabulary.NAME_HEADS.has(tokens, previous) || Vocabulary.ORGANISATION.has(tokens, previous);
            if (head && !titled) {
                return -6;
            }
            return Vocabulary.TITLES.has(tokens, previous) ? -2 : 0;
        }
        if (Vocabulary.NAME_HEADS.has(tokens, previous) || tokens.end(previous) - tokens.start(previous) == 1) {
            return -6;
        }
        long demonym = gazetteer.longest(tokens, previous, previous + 1);
        if (demonym != NameIndex.NONE && gazetteer.marked(NameIndex.name(demonym), Gazetteer.DEMONYM)) {
            return 0;
        }
        return tokens.has(previous, Tokens.ALL_CAPS) ? -1.5 : -4;
    }

    private double after(Toponym toponym, boolean titled) {
        int next = toponym.end();
        if (next >= tokens.size() || tokens.has(next, Tokens.SENTENCE_START) || tokens.has(next, Tokens.LINE_START)) {
            return 0;
        }
        if (tokens.mark(next) == ',' && containerFollows(next + 1)) {
            return 3;
        }
        if (!tokens.isWord(next)) {
            return tokens.mark(next) == '-' ? hyphenAfter(next) : 0;
        }
        if (tokens.has(next, Tokens.CAPITALISED)) {
            return capitalAfter(toponym, next, titled);
        }
        boolean ship = toponym.first() > 0
                && isArticle(toponym.first() - 1)
                && gazetteer.kind(gazetteer.candidate(toponym.name(), 0)) == PlaceKind.CITY
                && !gazetteer.hasCurated(toponym.name())
                && (Vocabulary.SPEECH.has(tokens, next) || Vocabulary.SAILING.has(tokens, next));
        if (ship) {
            return -6;
        }
        boolean government = isPower(toponym);
        return !government && Vocabulary.PURE_SPEECH.has(tokens, next) ? -2.5 : 0;
    }

    /** "Moscow-backed" still speaks of Moscow; "Kaplan-Meier" does not of Kaplan. */
    private double hyphenAfter(int hyphen) {
        boolean name = hyphen + 1 < tokens.size()
                && tokens.has(hyphen + 1, Tokens.CAPITALISED)
                && gazetteer.longest(tokens, hyphen + 1, hyphen + 2) == NameIndex.NONE;
        return name ? -4 : 0;
    }

    private boolean isPower(Toponym toponym) {
        int place = gazetteer.candidate(toponym.name(), 0);
        return gazetteer.kind(place) == PlaceKind.COUNTRY
                || gazetteer.hasSeat(toponym.name())
                || gazetteer.isFirstLevel(place);
    }

    private double capitalAfter(Toponym toponym, int next, boolean titled) {
        boolean abbreviated = tokens.has(toponym.nameFirst(), Tokens.ALL_CAPS)
                && gazetteer.kind(gazetteer.candidate(toponym.name(), 0)) == PlaceKind.COUNTRY;
        if (abbreviated || Vocabulary.AFTER_PLACE_TITLES.has(tokens, next)) {
            return 0;
        }
        if (Vocabulary.ORGANISATION.has(tokens, next) || (!titled && endsInOrganisation(next))) {
            return titled ? -2 : -9;
        }
        if (tokens.has(next, Tokens.ALL_CAPS)) {
            return -0.5;
        }
        if (titled || gazetteer.longest(tokens, next, limit(next)) != NameIndex.NONE) {
            return 0;
        }
        int place = gazetteer.candidate(toponym.name(), 0);
        return gazetteer.kind(place) == PlaceKind.COUNTRY || gazetteer.isFirstLevel(place) ? -1.5 : -4;
    }

    /** "Jamaica Cancer Society": a run of capitals that ends in the name of an organisation. */
    private boolean endsInOrganisation(int first) {
        int at = first;
        while (at < tokens.size()
                && at < first + 4
                && tokens.isWord(at)
                && tokens.has(at, Tokens.CAPITALISED)
                && adjoins(at)) {
            if (at > first && Vocabulary.ORGANISATION.has(tokens, at)) {
                return true;
            }
            at++;
        }
        return false;
    }

    /** "Paris, Texas": the word after the comma is a country or a first-level unit. */
    private boolean containerFollows(int i) {
        if (i >= tokens.size() || !tokens.isWord(i) || !tokens.has(i, Tokens.CAPITALISED)) {
            return false;
        }
        long container = gazetteer.longest(tokens, i, limit(i));
        if (container == NameIndex.NONE || gazetteer.marked(NameIndex.name(container), Gazetteer.DEMONYM)) {
            return false;
        }
        int name = NameIndex.name(container);
        for (int n = 0; n < gazetteer.candidates(name); n++) {
            int place = gazetteer.candidate(name, n);
            if (gazetteer.kind(place) == PlaceKind.COUNTRY || gazetteer.isFirstLevel(place)) {
                return true;
            }
        }
        return false;
    }

    private boolean followsPlaceAndComma(int first) {
        return first > 1
                && tokens.mark(first - 1) == ','
                && !found.isEmpty()
                && last().passage() == passage
                && last().end() == first - 1;
    }
}
