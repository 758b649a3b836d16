package io.castling.extraction.place;

import io.castling.extraction.text.NameTable;
import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds borders that are named by the two countries they part: "the Russian-Ukrainian border". */
final class Borders {

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
        for (int i = 1; i < tokens.size(); i++) {
            if (mayBeBorder(tokens, i) && Vocabulary.BORDER_WORDS.has(tokens, i)) {
                before(tokens, i).ifPresent(found -> {
                    lines.add(found);
                    Tokens all = passage.tokens();
                    for (int t = all.at(found.mention().span().start());
                            t < all.size()
                                    && all.start(t) < found.mention().span().end();
                            t++) {
                        taken.set(t);
                    }
                });
            }
        }
        return lines;
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
