package io.castling.alert.track;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of relocations in the course of some partings, one after the other. */
final class Lineage {

    private final Map<String, Relocation> before = new LinkedHashMap<>();
    private final Map<String, Relocation> after = new LinkedHashMap<>();
    private final Map<String, String> absorbedBy = new HashMap<>();
    private final Map<String, String> partOf = new HashMap<>();
    private final Set<String> born = new HashSet<>();

    Lineage(List<Parting> partings) {
        partings.forEach(this::add);
    }

    private void add(Parting parting) {
        Set<String> ended = new HashSet<>();
        for (Cluster cluster : parting.before()) {
            Relocation relocation = cluster.relocation();
            ended.add(relocation.id());
            if (!born.contains(relocation.id())) {
                before.putIfAbsent(relocation.id(), relocation);
            }
        }
        for (int i = 0; i < parting.after().size(); i++) {
            Naming.Named named = parting.named().get(i);
            if (!before.containsKey(named.id()) && born.add(named.id()) && named.from() != null) {
                partOf.put(named.id(), named.from());
            }
            named.absorbed().forEach(absorbed -> absorbedBy.put(absorbed, named.id()));
            ended.remove(named.id());
            after.put(named.id(), parting.after().get(i).relocation());
        }
        after.keySet().removeAll(ended);
    }

    /** Those that live, in the order in which they changed first. */
    List<Relocation> living() {
        return List.copyOf(after.values());
    }

    /** As it was before everything; null where it was not. */
    @Nullable Relocation before(String id) {
        return before.get(id);
    }

    /** Those of before that turned out to be this one. */
    List<Relocation> absorbed(String id) {
        List<Relocation> absorbed = new ArrayList<>();
        for (Relocation relocation : before.values()) {
            if (!after.containsKey(relocation.id()) && id.equals(heir(relocation.id()))) {
                absorbed.add(relocation);
            }
        }
        absorbed.sort((one, other) -> one.id().compareTo(other.id()));
        return absorbed;
    }

    /** The one of before that this was part of; null where it is all new. */
    @Nullable String origin(String id) {
        String at = partOf.get(id);
        while (at != null && !before.containsKey(at)) {
            at = partOf.get(at);
        }
        return at;
    }

    /** Those of before of which nothing is left, in order of their ids. */
    List<Relocation> withdrawn() {
        return before.values().stream()
                .filter(relocation -> !after.containsKey(relocation.id()) && heir(relocation.id()) == null)
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    /** The living one that absorbed it in the end. */
    private @Nullable String heir(String id) {
        String at = absorbedBy.get(id);
        while (at != null && !after.containsKey(at)) {
            at = absorbedBy.get(at);
        }
        return at;
    }
}
