package io.castling.alert.subscribe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Many subscriptions, arranged so that an alert is compared with few of them. Immutable; {@link #with} and
 * {@link #without} give another.
 *
 * <p>A subscription stands under the narrowest thing it names: its systems, else the families, else the classes, else the
 * owners, else the areas, else among those that are compared with everything.
 */
public final class SubscriptionIndex {

    public static final SubscriptionIndex EMPTY = of(List.of());

    private final Map<String, Subscription> byId;
    private final NavigableMap<String, List<Subscription>> bySystem = new TreeMap<>();
    private final Map<String, List<Subscription>> byFamily = new HashMap<>();
    private final Map<String, List<Subscription>> byClass = new HashMap<>();
    private final Map<String, List<Subscription>> byOwner = new HashMap<>();
    private final Map<String, List<Subscription>> byArea = new HashMap<>();
    private final List<Subscription> rest = new ArrayList<>();

    private SubscriptionIndex(Map<String, Subscription> byId) {
        this.byId = byId;
        for (Subscription subscription : byId.values()) {
            if (!subscription.systems().isEmpty()) {
                put(bySystem, subscription.systems(), subscription);
            } else if (!subscription.families().isEmpty()) {
                put(byFamily, subscription.families(), subscription);
            } else if (!subscription.systemClasses().isEmpty()) {
                put(byClass, subscription.systemClasses(), subscription);
            } else if (!subscription.owners().isEmpty()) {
                put(byOwner, subscription.owners(), subscription);
            } else {
                Optional<Set<String>> areas =
                        subscription.areas().isEmpty() ? Optional.empty() : AreaKeys.of(subscription.areas());
                areas.ifPresentOrElse(keys -> put(byArea, keys, subscription), () -> rest.add(subscription));
            }
        }
    }

    private static void put(Map<String, List<Subscription>> index, Set<String> keys, Subscription subscription) {
        keys.forEach(
                key -> index.computeIfAbsent(key, missing -> new ArrayList<>()).add(subscription));
    }

    /** Of two subscriptions with one id the later counts. */
    public static SubscriptionIndex of(Collection<Subscription> subscriptions) {
        Map<String, Subscription> byId = new TreeMap<>();
        subscriptions.forEach(subscription -> byId.put(subscription.id(), subscription));
        return new SubscriptionIndex(byId);
    }

    public SubscriptionIndex with(Subscription subscription) {
        Map<String, Subscription> more = new TreeMap<>(byId);
        more.put(subscription.id(), subscription);
        return new SubscriptionIndex(more);
    }

    public SubscriptionIndex without(String id) {
        Map<String, Subscription> fewer = new TreeMap<>(byId);
        fewer.remove(id);
        return new SubscriptionIndex(fewer);
    }

    public int size() {
        return byId.size();
    }

    /** The subscriptions whose filter lets the news pass, by id, each once. */
    public List<Match> match(News news, Instant now) {
        Map<String, Match> matches = new TreeMap<>();
        systems(news).forEach(candidates -> collect(candidates, news, now, matches));
        collect(byFamily.getOrDefault(news.family(), List.of()), news, now, matches);
        collect(byClass.getOrDefault(news.systemClass(), List.of()), news, now, matches);
        for (String owner : news.owners()) {
            collect(byOwner.getOrDefault(owner, List.of()), news, now, matches);
        }
        areas(news).forEach(candidates -> collect(candidates, news, now, matches));
        collect(rest, news, now, matches);
        return List.copyOf(matches.values());
    }

    /** Where only the family is known, the systems whose names begin with it are meant. */
    private Collection<List<Subscription>> systems(News news) {
        return news.system()
                .<Collection<List<Subscription>>>map(system -> List.of(bySystem.getOrDefault(system, List.of())))
                .orElseGet(() -> bySystem.subMap(news.family(), news.family() + Character.MAX_VALUE)
                        .values());
    }

    private Stream<List<Subscription>> areas(News news) {
        return Stream.concat(news.origins().stream(), news.destinations().stream())
                .flatMap(AreaKeys::of)
                .distinct()
                .map(key -> byArea.getOrDefault(key, List.of()));
    }

    private static void collect(List<Subscription> candidates, News news, Instant now, Map<String, Match> matches) {
        for (Subscription subscription : candidates) {
            if (subscription.wants(news, now)) {
                matches.put(subscription.id(), match(subscription, news, now));
            }
        }
    }

    private static Match match(Subscription subscription, News news, Instant now) {
        if (subscription.isSilenced(news, now)) {
            return new Match.Silenced(subscription);
        }
        return subscription.isMuted(now) ? new Match.Hold(subscription) : new Match.Deliver(subscription);
    }
}
