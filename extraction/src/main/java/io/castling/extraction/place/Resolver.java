package io.castling.extraction.place;

import io.castling.extraction.text.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the referent of each name: one sense an article. All mentions of a name are looked at together; what is
 * certain helps to decide what is not.
 */
final class Resolver {

    /** Enough certain places to measure from; more would cost and not help. */
    private static final int MOST_ANCHORS = 24;

    /** A name of more places than this says nothing about where they are. */
    private static final int MOST_RIVALS = 24;

    /** How far a referent must lead without context to be evidence for others. */
    private static final double CLEAR_LEAD = 1.0;

    private static final List<String> UNRIVALLED = List.of("the only place of this name");

    private final Gazetteer gazetteer;

    Resolver(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** A referent and the passes that spoke for it. */
    record Choice(int place, List<String> reasons) {}

    /** One choice a name. */
    Map<Integer, Choice> resolve(List<Toponym> toponyms, List<Integer> demonymCountries) {
        Map<Integer, List<Toponym>> byName = new LinkedHashMap<>();
        for (Toponym toponym : toponyms) {
            byName.computeIfAbsent(toponym.name(), n -> new ArrayList<>()).add(toponym);
        }
        Context.Article article = article(byName, demonymCountries);
        Map<Integer, Choice> choices = new HashMap<>();
        byName.forEach((name, mentions) -> {
            if (gazetteer.candidates(name) == 1) {
                choices.put(name, new Choice(gazetteer.candidate(name, 0), UNRIVALLED));
                return;
            }
            Context context = new Context(gazetteer, name, types(mentions), containers(mentions), article);
            choices.put(name, choose(name, context));
        });
        return choices;
    }

    private Context.Article article(Map<Integer, List<Toponym>> byName, List<Integer> demonymCountries) {
        Map<Integer, Double> countries = new HashMap<>();
        Map<Integer, Context.Share> own = new HashMap<>();
        List<Context.Named> anchors = new ArrayList<>();
        List<Context.Named> rivals = new ArrayList<>();
        byName.forEach((name, mentions) -> {
            int dominant = dominant(name);
            if (dominant < 0) {
                addRival(name, rivals);
                return;
            }
            if (gazetteer.country(dominant) >= 0) {
                Context.Share share = new Context.Share(gazetteer.country(dominant), 1 + Math.log(mentions.size()));
                countries.merge(share.country(), share.weight(), Double::sum);
                own.put(name, share);
            }
            if (gazetteer.radiusKm(dominant) < 100 && anchors.size() < MOST_ANCHORS) {
                anchors.add(new Context.Named(name, new int[] {dominant}));
            }
        });
        for (int country : demonymCountries) {
            countries.merge(country, 0.7, Double::sum);
        }
        Set<Integer> twice = new HashSet<>();
        return new Context.Article(countries, own, units(byName, twice), twice, anchors, rivals);
    }

    private void addRival(int name, List<Context.Named> rivals) {
        int count = gazetteer.candidates(name);
        if (rivals.size() < MOST_ANCHORS && count <= MOST_RIVALS) {
            int[] places = new int[count];
            for (int n = 0; n < count; n++) {
                places[n] = gazetteer.candidate(name, n);
            }
            rivals.add(new Context.Named(name, places));
        }
    }

    /** The referent that needs no context; -1 where two compete, as with "Georgia", which is then evidence of neither. */
    private int dominant(int name) {
        double most = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        int best = -1;
        for (int n = 0; n < gazetteer.candidates(name); n++) {
            int place = gazetteer.candidate(name, n);
            int rank = hasSeatOfItsName(name, place) ? 1 : gazetteer.rank(name, n);
            double sum = 0;
            for (PriorPass pass : ResolutionPass.PRIOR) {
                sum += pass.weigh(gazetteer, place, rank);
            }
            if (sum > most) {
                second = most;
                most = sum;
                best = place;
            } else {
                second = Math.max(second, sum);
            }
        }
        return most - second > CLEAR_LEAD ? best : -1;
    }

    private Set<Integer> units(Map<Integer, List<Toponym>> byName, Set<Integer> twice) {
        Set<Integer> units = new HashSet<>();
        for (int name : byName.keySet()) {
            for (int n = 0; n < gazetteer.candidates(name); n++) {
                int place = gazetteer.candidate(name, n);
                if (gazetteer.kind(place) == PlaceKind.REGION && gazetteer.rank(name, n) < 2) {
                    if (!units.add(place)) {
                        twice.add(place);
                    }
                }
            }
        }
        return units;
    }

    private static List<Toponym.Type> types(List<Toponym> mentions) {
        List<Toponym.Type> types = new ArrayList<>(2);
        for (Toponym mention : mentions) {
            if (!types.contains(mention.type())) {
                types.add(mention.type());
            }
        }
        return types;
    }

    private List<int[]> containers(List<Toponym> mentions) {
        List<int[]> containers = new ArrayList<>();
        for (Toponym mention : mentions) {
            if (mention.container() >= 0 && containers.size() < 4) {
                int[] places = new int[gazetteer.candidates(mention.container())];
                for (int n = 0; n < places.length; n++) {
                    places[n] = gazetteer.candidate(mention.container(), n);
                }
                containers.add(places);
            }
        }
        return containers;
    }

    private Choice choose(int name, Context context) {
        int best = gazetteer.candidate(name, 0);
        double most = Double.NEGATIVE_INFINITY;
        int bestRank = 0;
        int state = state(name);
        for (int n = 0; n < gazetteer.candidates(name); n++) {
            int place = gazetteer.candidate(name, n);
            if (state >= 0
                    && place != state
                    && gazetteer.country(place) == state
                    && context.types().contains(Toponym.Type.NONE)) {
                continue;
            }
            int rank = hasSeatOfItsName(name, place) ? 1 : gazetteer.rank(name, n);
            double sum = 0;
            for (ResolutionPass pass : ResolutionPass.ALL) {
                sum += pass.weigh(context, place, rank);
            }
            if (sum > most) {
                most = sum;
                best = place;
                bestRank = rank;
            }
        }
        return new Choice(best, reasons(context, best, bestRank));
    }

    /** Kherson, Moscow, New York: by itself the name of the unit is its city. */
    private boolean hasSeatOfItsName(int name, int unit) {
        if (!gazetteer.isFirstLevel(unit)) {
            return false;
        }
        for (int n = 0; n < gazetteer.candidates(name); n++) {
            int place = gazetteer.candidate(name, n);
            if (gazetteer.kind(place) == PlaceKind.CITY
                    && gazetteer.rank(name, n) < 2
                    && gazetteer.magnitude(place) > 5
                    && (gazetteer.unit(place) == unit || gazetteer.within(place, unit))) {
                return true;
            }
        }
        return false;
    }

    /** The country of this name, beside which nothing inside it can be meant: Mexico, Luxembourg. */
    private int state(int name) {
        for (int n = 0; n < gazetteer.candidates(name); n++) {
            if (gazetteer.kind(gazetteer.candidate(name, n)) == PlaceKind.COUNTRY && gazetteer.rank(name, n) < 2) {
                return gazetteer.candidate(name, n);
            }
        }
        return -1;
    }

    private static List<String> reasons(Context context, int place, int rank) {
        List<String> reasons = new ArrayList<>(4);
        for (ResolutionPass pass : ResolutionPass.ALL) {
            if (pass.weigh(context, place, rank) > 0.5) {
                reasons.add(pass.reason());
            }
        }
        return List.copyOf(reasons);
    }

    /** Names after the comma: gives each toponym its container, where the next one is a region or a country. */
    List<Toponym> link(List<Toponym> toponyms) {
        List<Toponym> linked = new ArrayList<>(toponyms);
        for (int i = 0; i + 1 < linked.size(); i++) {
            Toponym inner = linked.get(i);
            Toponym outer = linked.get(i + 1);
            if (inner.passage() == outer.passage() && contains(inner, outer)) {
                linked.set(i, inner.containedBy(outer.name()));
            }
        }
        return linked;
    }

    private boolean contains(Toponym inner, Toponym outer) {
        Tokens tokens = inner.passage().tokens();
        int gap = outer.first() - inner.end();
        boolean comma = gap == 1 && tokens.mark(inner.end()) == ',';
        boolean in = gap == 1 && "in".equals(tokens.folded(inner.end()));
        boolean bracket = gap == 1 && tokens.mark(inner.end()) == '(';
        boolean abutting = gap == 0 && !tokens.has(outer.first(), Tokens.SENTENCE_START);
        boolean possessive = false;
        return (comma || in || bracket || abutting || possessive) && someWithin(inner.name(), outer.name());
    }

    private boolean someWithin(int inner, int outer) {
        for (int i = 0; i < gazetteer.candidates(inner); i++) {
            for (int o = 0; o < gazetteer.candidates(outer); o++) {
                if (gazetteer.within(gazetteer.candidate(inner, i), gazetteer.candidate(outer, o))) {
                    return true;
                }
            }
        }
        return false;
    }
}
