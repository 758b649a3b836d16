package io.castling.extraction.place;

import io.castling.extraction.text.NameTable;
import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Span;
import io.castling.extraction.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds borders that are named by the two countries they part: "the Russian-Ukrainian border". */
final class Borders {

    private static final long WITH = Tokens.hash("with");
    private static final long BETWEEN = Tokens.hash("between");
    private static final long AND = Tokens.hash("and");
    private static final long THE = Tokens.hash("the");

    private final Gazetteer gazetteer;

    Borders(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** A border in the text. */
    record Line(PlaceMention mention) {}

    /** The borders of a passage; their tokens are taken. */
    List<Line> find(Passage passage, BitSet taken) {
        Tokens tokens = passage.tokens();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            int border = i;
            if (mayBeBorder(tokens, i) && Vocabulary.BORDER_WORDS.has(tokens, i)) {
                before(tokens, i)
                        .or(() -> with(tokens, border))
                        .or(() -> between(tokens, border))
                        .filter(line -> take(tokens, line.mention().span(), taken))
                        .ifPresent(lines::add);
            }
        }
        return lines;
    }

    /** Marks the tokens of the span; tells whether all were free. */
    private static boolean take(Tokens tokens, Span span, BitSet taken) {
        int first = tokens.at(span.start());
        int end = tokens.at(span.end() - 1) + 1;
        int next = taken.nextSetBit(first);
        if (next >= 0 && next < end) {
            return false;
        }
        taken.set(first, end);
        return true;
    }

    private static boolean mayBeBorder(Tokens tokens, int i) {
        char initial = tokens.text().charAt(tokens.start(i));
        return (initial == 'b' || initial == 'f' || initial == 'B' || initial == 'F') && tokens.isWord(i);
    }

    /** "Polish-Belarusian border", "Poland-Belarus border", "Polish and Belarusian border", "North Korea–China border". */
    private Optional<Line> before(Tokens tokens, int border) {
        for (int first = Math.max(0, border - 7); first < border - 2; first++) {
            long one = gazetteer.longest(tokens, first, border);
            if (one == NameTable.NONE || !tokens.has(first, Tokens.CAPITALISED)) {
                continue;
            }
            int joint = NameTable.end(one);
            if (joint >= border - 1 || (tokens.mark(joint) != '-' && tokens.mark(joint) != '/')) {
                continue;
            }
            long other = gazetteer.longest(tokens, joint + 1, border);
            if (other != NameTable.NONE && NameTable.end(other) == border) {
                Optional<Line> line = line(tokens, first, border + 1, NameTable.name(one), NameTable.name(other));
                if (line.isPresent()) {
                    return line;
                }
            }
        }
        return Optional.empty();
    }

    /** "Poland's border with Belarus", "the Polish border with Belarus". */
    private Optional<Line> with(Tokens tokens, int border) {
        if (border == 0 || border + 2 >= tokens.size() || tokens.hash(border + 1) != WITH) {
            return Optional.empty();
        }
        int oneEnd = tokens.kind(border - 1) == Tokens.Kind.POSSESSIVE ? border - 1 : border;
        long other = country(tokens, border + 2);
        for (int first = Math.max(0, oneEnd - 4); first < oneEnd && other != NameTable.NONE; first++) {
            long one = gazetteer.longest(tokens, first, oneEnd);
            if (one != NameTable.NONE && NameTable.end(one) == oneEnd && tokens.has(first, Tokens.CAPITALISED)) {
                return line(tokens, first, NameTable.end(other), NameTable.name(one), NameTable.name(other));
            }
        }
        return Optional.empty();
    }

    /** "the border between Poland and Belarus". */
    private Optional<Line> between(Tokens tokens, int border) {
        if (border + 4 >= tokens.size() || tokens.hash(border + 1) != BETWEEN) {
            return Optional.empty();
        }
        long one = country(tokens, border + 2);
        int and = one == NameTable.NONE ? tokens.size() : NameTable.end(one);
        if (and + 1 >= tokens.size() || tokens.hash(and) != AND) {
            return Optional.empty();
        }
        long other = country(tokens, and + 1);
        return other == NameTable.NONE
                ? Optional.empty()
                : line(tokens, border, NameTable.end(other), NameTable.name(one), NameTable.name(other));
    }

    /** The name at the token, or after its article. */
    private long country(Tokens tokens, int at) {
        int first = tokens.hash(at) == THE && at + 1 < tokens.size() ? at + 1 : at;
        boolean name = tokens.has(first, Tokens.CAPITALISED);
        return name ? gazetteer.longest(tokens, first, tokens.size()) : NameTable.NONE;
    }

    private Optional<Line> line(Tokens tokens, int first, int end, int one, int other) {
        int a = gazetteer.candidate(one, 0);
        int b = gazetteer.candidate(other, 0);
        if (gazetteer.kind(a) != PlaceKind.COUNTRY || gazetteer.kind(b) != PlaceKind.COUNTRY || a == b) {
            return Optional.empty();
        }
        return gazetteer.border(a, b).map(border -> {
            String text = tokens.text(first, end);
            Place place = new Place(
                    "border:" + code(Math.min(a, b)) + "-" + code(Math.max(a, b)),
                    text,
                    border.latitude(),
                    border.longitude(),
                    Optional.empty(),
                    PlaceKind.LINE,
                    border.radiusKm(),
                    OptionalLong.empty(),
                    List.of(gazetteer.ident(a), gazetteer.ident(b)));
            return new Line(new PlaceMention(
                    tokens.span(first, end),
                    text,
                    place,
                    PlaceMention.Use.LITERAL,
                    List.of("border of two countries")));
        });
    }

    private String code(int country) {
        return gazetteer.countryCode(country).orElseThrow().toUpperCase(Locale.ROOT);
    }
}
