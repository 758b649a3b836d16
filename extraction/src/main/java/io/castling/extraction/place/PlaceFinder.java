package io.castling.extraction.place;

import io.castling.extraction.arms.SystemMention;
import io.castling.extraction.text.ParsedDocument;
import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Span;
import io.castling.extraction.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Finds the places of an article and says where they are. A pure function; immutable and safe to share among threads.
 * Its cost is linear in the length of the text.
 */
public final class PlaceFinder {

    private final Gazetteer gazetteer;
    private final Support support;
    private final Resolver resolver;
    private final Parts parts;
    private final Metonyms metonyms;
    private final Borders borders;

    private PlaceFinder(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
        support = new Support(gazetteer);
        resolver = new Resolver(gazetteer);
        parts = new Parts(gazetteer);
        metonyms = new Metonyms(gazetteer);
        borders = new Borders(gazetteer);
    }

    /** A finder over the gazetteer of this jar; takes about half a second and 40 MB. */
    public static PlaceFinder bundled() {
        return new PlaceFinder(Gazetteer.bundled());
    }

    /**
     * The places, in order of appearance, title first; none overlaps another or a weapon system.
     *
     * @param systems mentions of weapon systems, whose words are never places
     */
    public List<PlaceMention> find(ParsedDocument document, List<SystemMention> systems) {
        Persons persons = new Persons(gazetteer);
        List<Passage> passages = document.passages();
        List<BitSet> people = new ArrayList<>();
        for (Passage passage : passages) {
            people.add(persons.mark(passage));
        }
        List<Toponym> toponyms = new ArrayList<>();
        List<Support.Doubt> doubts = new ArrayList<>();
        List<Integer> demonyms = new ArrayList<>();
        List<Borders.Line> lines = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            BitSet taken = taken(passage.tokens(), systems);
            lines.addAll(borders.find(passage, taken));
            Recogniser recogniser = new Recogniser(gazetteer, passage, taken, persons, people.get(i));
            toponyms.addAll(recogniser.recognise());
            demonyms.addAll(recogniser.demonymCountries());
            doubts.addAll(recogniser.doubts());
        }
        return mentions(resolver.link(support.settle(toponyms, doubts)), demonyms, lines);
    }

    private static BitSet taken(Tokens tokens, List<SystemMention> systems) {
        BitSet taken = new BitSet();
        for (SystemMention system : systems) {
            Span span = system.span();
            if (span.field() == tokens.field()) {
                for (int i = tokens.at(span.start()); i < tokens.size() && tokens.start(i) < span.end(); i++) {
                    taken.set(i);
                }
            }
        }
        return taken;
    }

    private List<PlaceMention> mentions(List<Toponym> toponyms, List<Integer> demonyms, List<Borders.Line> lines) {
        Map<Integer, Resolver.Choice> choices = resolver.resolve(toponyms, demonyms);
        Map<Integer, Place> places = new HashMap<>();
        List<PlaceMention> mentions = new ArrayList<>(toponyms.size() + lines.size());
        for (Toponym toponym : toponyms) {
            mentions.add(mention(toponym, Objects.requireNonNull(choices.get(toponym.name())), places));
        }
        for (Borders.Line line : lines) {
            mentions.add(line.mention());
        }
        mentions.sort((a, b) -> a.span().field() != b.span().field()
                ? a.span().field().compareTo(b.span().field())
                : Integer.compare(a.span().start(), b.span().start()));
        return List.copyOf(mentions);
    }

    private PlaceMention mention(Toponym toponym, Resolver.Choice choice, Map<Integer, Place> places) {
        Tokens tokens = toponym.passage().tokens();
        Span span = tokens.span(toponym.first(), toponym.end());
        String text = tokens.text(toponym.first(), toponym.end());
        PlaceMention.Use use = metonyms.use(toponym, choice.place());
        Place place = toponym.type() == Toponym.Type.PART
                ? parts.part(
                        choice.place(),
                        tokens.text(toponym.first(), toponym.nameFirst()).trim(),
                        text)
                : typed(places.computeIfAbsent(choice.place(), gazetteer::place), toponym, text);
        List<String> reasons = toponym.type() == Toponym.Type.UNLISTED
                ? List.of("not in the gazetteer; it lies in " + place.within().getFirst())
                : choice.reasons();
        return new PlaceMention(span, text, place, use, reasons);
    }

    /** "Belgorod airfield" is a site in or near Belgorod, even where the gazetteer does not know it. */
    private static Place typed(Place base, Toponym toponym, String text) {
        PlaceKind kind = switch (toponym.type()) {
            case SITE, AIRPORT -> PlaceKind.FACILITY;
            case ISLAND -> base.kind() == PlaceKind.ISLANDS ? PlaceKind.ISLANDS : PlaceKind.ISLAND;
            case REGION -> base.kind() == PlaceKind.CITY ? PlaceKind.REGION : base.kind();
            case UNLISTED -> PlaceKind.CITY;
            case CITY, PART, NONE -> base.kind();
        };
        if (toponym.type() == Toponym.Type.UNLISTED) {
            return unlisted(base, text);
        }
        if (kind == base.kind()) {
            return base;
        }
        double radius = kind == PlaceKind.FACILITY
                ? Math.max(15, base.uncertaintyKm())
                : kind == PlaceKind.REGION ? Math.max(60, base.uncertaintyKm()) : base.uncertaintyKm();
        return new Place(
                base.id() + "/" + kind.name().toLowerCase(Locale.ROOT),
                text,
                base.latitude(),
                base.longitude(),
                base.country(),
                kind,
                radius,
                base.geonameId(),
                base.within());
    }

    /** Somewhere in the place that contains it: the radius says how little is known. */
    private static Place unlisted(Place container, String text) {
        return new Place(
                container.id() + "/unlisted",
                text,
                container.latitude(),
                container.longitude(),
                container.country(),
                PlaceKind.CITY,
                container.uncertaintyKm(),
                OptionalLong.empty(),
                Stream.concat(Stream.of(container.id()), container.within().stream())
                        .toList());
    }
}
