package io.castling.alert.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Hands the ids of relocations on when their claims are parted anew. A draft inherits the id of the relocation that it
 * shares most claims with; an id that nobody inherits becomes an alias where most of its claims went.
 */
final class Naming {

    private record Share(int draft, String id, int claims) {

        static final Comparator<Share> LARGEST_FIRST = Comparator.comparingInt((Share share) -> -share.claims)
                .thenComparing(Share::id)
                .thenComparingInt(Share::draft);
    }

    private final Map<String, TrackImage.Identity> identities = new HashMap<>();
    private final Map<String, String> idOfClaim = new HashMap<>();
    private final Predicate<String> taken;

    /** @param taken whether an id belongs to a relocation that is not parted anew */
    Naming(List<TrackImage.Identity> identities, Predicate<String> taken) {
        this.taken = taken;
        for (TrackImage.Identity identity : identities) {
            this.identities.put(identity.id(), identity);
            identity.claims().forEach(claim -> idOfClaim.put(claim, identity.id()));
        }
    }

    /** @param from the relocation that a draft without an id of its own was part of, or null */
    record Named(
            Draft draft,
            String id,
            List<String> aliases,
            List<String> absorbed,
            @Nullable String from) {}

    List<Named> name(List<Draft> drafts) {
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            int index = i;
            count(drafts.get(i)).forEach((id, claims) -> shares.add(new Share(index, id, claims)));
        }
        shares.sort(Share.LARGEST_FIRST);
        String[] ids = new String[drafts.size()];
        Set<String> given = new HashSet<>();
        for (Share share : shares) {
            if (ids[share.draft] == null && given.add(share.id)) {
                ids[share.draft] = share.id;
            }
        }
        Map<Integer, TreeSet<String>> absorbed = new HashMap<>();
        for (Share share : shares) {
            if (!given.contains(share.id) && ids[share.draft] != null) {
                given.add(share.id);
                absorbed.computeIfAbsent(share.draft, key -> new TreeSet<>()).add(share.id);
            }
        }
        return named(drafts, ids, given, shares, absorbed);
    }

    private List<Named> named(
            List<Draft> drafts,
            @Nullable String[] ids,
            Set<String> given,
            List<Share> shares,
            Map<Integer, TreeSet<String>> absorbed) {
        List<Named> named = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            String id = ids[i];
            if (id == null) {
                String fresh = RelocationIds.mint(
                        draft.members().getFirst(), wish -> given.contains(wish) || isKnown(wish) || taken.test(wish));
                given.add(fresh);
                named.add(new Named(draft, fresh, List.of(), List.of(), from(i, shares)));
            } else {
                Set<String> more = absorbed.getOrDefault(i, new TreeSet<>());
                named.add(new Named(draft, id, aliases(id, more), List.copyOf(more), null));
            }
        }
        return named;
    }

    private static @Nullable String from(int draft, List<Share> shares) {
        return shares.stream()
                .filter(share -> share.draft == draft)
                .map(Share::id)
                .findFirst()
                .orElse(null);
    }

    private Map<String, Integer> count(Draft draft) {
        Map<String, Integer> counts = new HashMap<>();
        for (Member member : draft.members()) {
            String id = idOfClaim.get(member.claim().id());
            if (id != null) {
                counts.merge(id, 1, Integer::sum);
            }
        }
        return counts;
    }

    private boolean isKnown(String id) {
        return identities.containsKey(id)
                || identities.values().stream()
                        .anyMatch(identity -> identity.aliases().contains(id));
    }

    private List<String> aliases(String id, Set<String> absorbed) {
        TreeSet<String> aliases = new TreeSet<>(absorbed);
        for (String each : absorbed) {
            aliases.addAll(aliasesOf(each));
        }
        aliases.addAll(aliasesOf(id));
        return List.copyOf(aliases);
    }

    private List<String> aliasesOf(String id) {
        TrackImage.Identity identity = identities.get(id);
        return identity == null ? List.of() : identity.aliases();
    }
}
