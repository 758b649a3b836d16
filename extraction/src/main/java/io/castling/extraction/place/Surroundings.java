package io.castling.extraction.place;

import io.castling.extraction.text.NameTable;
import io.castling.extraction.text.Tokens;
import io.castling.extraction.text.WordSet;
import java.util.BitSet;
import java.util.List;

/** What the words around a name say for and against a place. */
final class Surroundings {

    private static final WordSet AGENCIES =
            WordSet.of("ap afp reuters xinhua tass upi dpa ians pti ani kyodo yonhap cnn bbc");

    private final Gazetteer gazetteer;
    private final Tokens tokens;
    private final Persons persons;
    private final BitSet personTokens;
    private final BitSet titleCase;
    /** The toponyms before the name; grows as the passage is read. */
    private final List<Toponym> found;

    Surroundings(
            Gazetteer gazetteer,
            Tokens tokens,
            Persons persons,
            BitSet personTokens,
            BitSet titleCase,
            List<Toponym> found) {
        this.gazetteer = gazetteer;
        this.tokens = tokens;
        this.persons = persons;
        this.personTokens = personTokens;
        this.titleCase = titleCase;
        this.found = found;
    }

    /** @param apposed whether it follows another place and a comma */
    double of(Toponym toponym, boolean apposed) {
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
                && !gazetteer.hasCountry(toponym.name())) {
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
        if (NameShape.isArticle(tokens, previous) && previous > 0) {
            previous--;
        }
        if (!tokens.isWord(previous)) {
            boolean ofPlace = NameShape.isPossessive(tokens, previous)
                    && !found.isEmpty()
                    && found.getLast().end() == previous;
            return ofPlace ? 1.5 : 0;
        }
        if (NameShape.isOf(tokens, previous) && previous > 0 && tokens.isWord(previous - 1)) {
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
        boolean followsPlace = !found.isEmpty() && found.getLast().end() == previous + 1;
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
        if (demonym != NameTable.NONE && gazetteer.marked(NameTable.name(demonym), Gazetteer.DEMONYM)) {
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
                && NameShape.isArticle(tokens, toponym.first() - 1)
                && !gazetteer.hasCountry(toponym.name())
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
                && gazetteer.longest(tokens, hyphen + 1, hyphen + 2) == NameTable.NONE;
        return name ? -4 : 0;
    }

    private boolean isPower(Toponym toponym) {
        return gazetteer.hasCountry(toponym.name())
                || gazetteer.hasSeat(toponym.name())
                || gazetteer.isFirstLevel(gazetteer.candidate(toponym.name(), 0));
    }

    private double capitalAfter(Toponym toponym, int next, boolean titled) {
        boolean abbreviated = tokens.has(toponym.nameFirst(), Tokens.ALL_CAPS) && gazetteer.hasCountry(toponym.name());
        boolean people = abbreviated && !Vocabulary.ORGANISATION.has(tokens, next);
        if (people || Vocabulary.AFTER_PLACE_TITLES.has(tokens, next)) {
            return 0;
        }
        if (Vocabulary.ORGANISATION.has(tokens, next) || (!titled && endsInOrganisation(next))) {
            return titled ? -2 : -9;
        }
        if (tokens.has(next, Tokens.ALL_CAPS)) {
            return -0.5;
        }
        if (titled || gazetteer.longest(tokens, next, NameShape.limit(tokens, next)) != NameTable.NONE) {
            return 0;
        }
        int place = gazetteer.candidate(toponym.name(), 0);
        return gazetteer.hasCountry(toponym.name()) || gazetteer.isFirstLevel(place) ? -1.5 : -4;
    }

    /** "Jamaica Cancer Society": a run of capitals that ends in the name of an organisation. */
    private boolean endsInOrganisation(int first) {
        int at = first;
        while (at < tokens.size()
                && at < first + 4
                && tokens.isWord(at)
                && tokens.has(at, Tokens.CAPITALISED)
                && NameShape.adjoins(tokens, at)) {
            if (at > first && Vocabulary.ORGANISATION.has(tokens, at)) {
                return true;
            }
            at++;
        }
        return false;
    }

    /** "Paris, Texas": the word after the comma is a country or a first-level unit. */
    boolean containerFollows(int i) {
        if (i >= tokens.size() || !tokens.isWord(i) || !tokens.has(i, Tokens.CAPITALISED)) {
            return false;
        }
        long container = gazetteer.longest(tokens, i, NameShape.limit(tokens, i));
        if (container == NameTable.NONE || gazetteer.marked(NameTable.name(container), Gazetteer.DEMONYM)) {
            return false;
        }
        int name = NameTable.name(container);
        for (int n = 0; n < gazetteer.candidates(name); n++) {
            int place = gazetteer.candidate(name, n);
            if (gazetteer.kind(place) == PlaceKind.COUNTRY || gazetteer.isFirstLevel(place)) {
                return true;
            }
        }
        return false;
    }

    boolean followsPlaceAndComma(int first) {
        return first > 1
                && tokens.mark(first - 1) == ','
                && !found.isEmpty()
                && found.getLast().end() == first - 1;
    }
}
