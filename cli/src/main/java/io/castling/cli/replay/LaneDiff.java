package io.castling.cli.replay;

import io.castling.schemas.Alert;
import io.castling.schemas.AlertType;
import io.castling.schemas.ClaimEvidence;
import io.castling.schemas.Place;
import io.castling.schemas.Relocation;
import io.castling.schemas.RelocationState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * What one history says against another: pure. Relocations are the same when they share a claim, for an id may depend
 * on which report came first; else when they have the same id. What tells only how a relocation came about (its latest
 * change) is no difference, and what has ended is compared no more.
 */
public final class LaneDiff {

    private static final Set<String> HOW_IT_CAME_ABOUT = Set.of("id", "change");

    private LaneDiff() {}

    /** One relocation that differs. */
    public sealed interface Difference {

        /** As the replay has it, or as it is live where the replay lacks it. */
        Relocation relocation();

        /** Why, in words. */
        List<String> reasons();

        /** The replay has it, live has not. */
        record Added(Relocation relocation, List<String> reasons) implements Difference {}

        /** Live has it, the replay has not. */
        record Missing(Relocation relocation, List<String> reasons) implements Difference {}

        /** Both have it and it is told otherwise. */
        record Changed(Relocation live, Relocation relocation, List<String> reasons) implements Difference {}
    }

    /**
     * @param differences ordered by system and id
     * @param same relocations that are told alike
     * @param outside live relocations that rest on no article of the replay
     * @param wouldAlert relocations that the replay would have told of as new and live has not, ids of the replay
     */
    public record Result(List<Difference> differences, int same, int outside, List<Alert> wouldAlert) {

        public Result {
            differences = List.copyOf(differences);
            wouldAlert = List.copyOf(wouldAlert);
        }

        /** Whether both tell the same. */
        public boolean isEmpty() {
            return differences.isEmpty() && wouldAlert.isEmpty();
        }
    }

    /**
     * A lane as it stands.
     *
     * @param relocations by id, the latest state of each
     * @param alerts all that were raised
     */
    public record Side(Map<String, Relocation> relocations, List<Alert> alerts) {

        public Side {
            relocations = Map.copyOf(relocations);
            alerts = List.copyOf(alerts);
        }

        private List<Relocation> standing() {
            return relocations.values().stream()
                    .filter(relocation -> relocation.getState() == RelocationState.ACTIVE
                            || relocation.getState() == RelocationState.DENIED)
                    .sorted(Comparator.comparing(Relocation::getId))
                    .toList();
        }

        private Set<String> told() {
            return alerts.stream()
                    .filter(alert -> alert.getType() == AlertType.NEW)
                    .map(alert -> alert.getRelocation().getId())
                    .collect(Collectors.toSet());
        }
    }

    /** @param covered which of the articles (by id) that live relocations rest on were replayed */
    public static Result of(Side live, Side replay, Set<String> covered) {
        Map<String, Relocation> byId = new TreeMap<>();
        live.standing().forEach(relocation -> byId.put(relocation.getId(), relocation));
        List<Difference> differences = new ArrayList<>();
        Map<String, String> matched = new HashMap<>();
        int same = 0;
        Map<String, Relocation> twins = twins(live.standing(), replay.standing());
        Set<String> taken = new HashSet<>();
        for (Relocation relocation : replay.standing()) {
            Relocation twin = twins.get(relocation.getId());
            if (twin == null) {
                differences.add(new Difference.Added(relocation, List.of(added(relocation, live))));
            } else {
                taken.add(twin.getId());
                matched.put(relocation.getId(), twin.getId());
                same += compare(twin, relocation, covered, differences);
            }
        }
        int outside = 0;
        for (Relocation relocation : byId.values()) {
            if (!taken.contains(relocation.getId())) {
                List<String> articles = articles(relocation);
                long replayed = articles.stream().filter(covered::contains).count();
                if (replayed == 0) {
                    outside++;
                } else {
                    differences.add(new Difference.Missing(
                            relocation, List.of(missing(relocation, replay, articles.size(), replayed))));
                }
            }
        }
        differences.sort(Comparator.comparing((Difference difference) -> system(difference.relocation()))
                .thenComparing(difference -> difference.relocation().getId()));
        return new Result(differences, same, outside, wouldAlert(live, replay, matched));
    }

    /**
     * Live relocations by the ids of those that they are in the replay. Claims tell first: which of several moves of a
     * family gets the plainer id depends on which was reported first.
     */
    private static Map<String, Relocation> twins(List<Relocation> live, List<Relocation> replay) {
        Map<String, Relocation> byClaim = new HashMap<>();
        Map<String, Relocation> free = new TreeMap<>();
        for (Relocation relocation : live) {
            free.put(relocation.getId(), relocation);
            claims(relocation).forEach(claim -> byClaim.putIfAbsent(claim, relocation));
        }
        Map<String, Relocation> twins = new HashMap<>();
        for (Relocation relocation : replay) {
            shared(relocation, byClaim).filter(free::containsKey).ifPresent(id -> {
                twins.put(relocation.getId(), free.get(id));
                free.remove(id);
            });
        }
        for (Relocation relocation : replay) {
            Relocation namesake = free.get(relocation.getId());
            if (namesake != null && !twins.containsKey(relocation.getId())) {
                twins.put(relocation.getId(), namesake);
                free.remove(relocation.getId());
            }
        }
        return twins;
    }

    /** The id of the live relocation that most of the claims are in; the smaller where two have as many. */
    private static Optional<String> shared(Relocation relocation, Map<String, Relocation> byClaim) {
        Map<String, Long> votes = claims(relocation).stream()
                .map(byClaim::get)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Relocation::getId, TreeMap::new, Collectors.counting()));
        return votes.entrySet().stream()
                .min(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private static List<Alert> wouldAlert(Side live, Side replay, Map<String, String> matched) {
        Set<String> told = live.told();
        return replay.alerts().stream()
                .filter(alert -> alert.getType() == AlertType.NEW)
                .filter(alert -> {
                    String id = alert.getRelocation().getId();
                    // What was merged or withdrawn on the way is no longer worth telling.
                    Relocation now = replay.relocations().get(id);
                    return now != null
                            && now.getState() == RelocationState.ACTIVE
                            && !told.contains(matched.getOrDefault(id, id));
                })
                .toList();
    }

    private static String added(Relocation relocation, Side live) {
        Relocation ended = live.relocations().get(relocation.getId());
        return ended == null
                ? "live has no relocation with one of its " + claims(relocation).size() + " claims"
                : "live has it as " + ended.getState();
    }

    private static String missing(Relocation relocation, Side replay, int articles, long replayed) {
        Relocation ended = replay.relocations().get(relocation.getId());
        if (ended != null) {
            return "the replay has it as " + ended.getState();
        }
        return replayed < articles
                ? replayed + " of its " + articles + " articles were replayed, and they alone do not make it"
                : "none of its claims is made any more";
    }

    /** Returns 1 when both are told alike. */
    private static int compare(Relocation live, Relocation replay, Set<String> covered, List<Difference> differences) {
        List<String> reasons = new ArrayList<>();
        for (Schema.Field field : Relocation.getClassSchema().getFields()) {
            Object before = live.get(field.pos());
            Object after = replay.get(field.pos());
            if (!HOW_IT_CAME_ABOUT.contains(field.name()) && !Objects.equals(text(before), text(after))) {
                reasons.add(field.name() + ": " + text(before) + " -> " + text(after));
            }
        }
        if (reasons.isEmpty()) {
            return 1;
        }
        List<String> articles = articles(live);
        long replayed = articles.stream().filter(covered::contains).count();
        if (replayed < articles.size()) {
            reasons.add("only " + replayed + " of its " + articles.size() + " articles were replayed");
        }
        differences.add(new Difference.Changed(live, replay, reasons));
        return 0;
    }

    /** Short where a record is long. */
    private static String text(Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(LaneDiff::text).sorted().collect(Collectors.joining(", ", "[", "]"));
        }
        return switch (value) {
            case null -> "none";
            case Place place -> place.getName() + " (" + place.getCountry() + ")";
            case ClaimEvidence evidence ->
                evidence.getStatus() + " \"" + evidence.getEvidence().getText() + "\" in "
                        + evidence.getArticle().getId();
            case io.castling.schemas.Credibility grade -> grade.getReliability() + "" + grade.getCredibility();
            case io.castling.schemas.Voice voice ->
                voice.getName() + " (" + voice.getReliability() + (voice.getDenies() ? ", denies)" : ")");
            default -> value.toString();
        };
    }

    private static List<String> claims(Relocation relocation) {
        return relocation.getEvidence().stream().map(ClaimEvidence::getClaimId).toList();
    }

    private static List<String> articles(Relocation relocation) {
        return relocation.getEvidence().stream()
                .map(evidence -> evidence.getArticle().getId())
                .distinct()
                .toList();
    }

    static String system(Relocation relocation) {
        return Optional.ofNullable(relocation.getSystem()).orElse(relocation.getFamily());
    }

    /** From where to where, in a few words. */
    public static String move(Relocation relocation) {
        return system(relocation) + " " + names(relocation.getOrigins()) + " -> " + names(relocation.getDestinations());
    }

    private static String names(List<Place> places) {
        return places.isEmpty() ? "?" : places.stream().map(Place::getName).collect(Collectors.joining(", "));
    }
}
