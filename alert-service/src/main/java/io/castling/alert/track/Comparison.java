package io.castling.alert.track;

import io.castling.alert.track.voice.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells what changed between the relocations before and those after. */
final class Comparison {

    private final List<Change> changes = new ArrayList<>();

    private Comparison() {}

    static List<Change> of(List<Parting> partings) {
        Lineage lineage = new Lineage(partings);
        Comparison comparison = new Comparison();
        lineage.living().forEach(relocation -> comparison.add(relocation, lineage));
        lineage.withdrawn().forEach(relocation -> comparison.changes.add(new Change.Withdrawn(relocation)));
        return comparison.changes;
    }

    private void add(Relocation is, Lineage lineage) {
        Relocation was = lineage.before(is.id());
        List<Relocation> absorbed = lineage.absorbed(is.id());
        if (was == null) {
            String from = lineage.origin(is.id());
            if (!absorbed.isEmpty()) {
                changes.add(new Change.Merged(is, absorbed));
            } else {
                changes.add(from == null ? new Change.Opened(is) : new Change.Split(is, from));
            }
            return;
        }
        if (was.equals(is)) {
            return;
        }
        int start = changes.size();
        if (!absorbed.isEmpty()) {
            changes.add(new Change.Merged(is, absorbed));
        }
        life(was, is);
        if (is.isAlertable() && was.isAlertable()) {
            progress(was, is);
        }
        if (changes.size() == start) {
            changes.add(new Change.Repeated(is));
        }
    }

    private void life(Relocation was, Relocation is) {
        if (was.isAlertable()
                && is.phase() == Phase.DENIED
                && is.claims().stream().anyMatch(Claim::supports)) {
            changes.add(new Change.Denied(was, is));
        } else if (was.isAlertable() && !is.isAlertable()) {
            changes.add(new Change.Weakened(was, is));
        } else if (was.phase() == Phase.DENIED && is.isAlertable()) {
            changes.add(
                    was.claims().stream().anyMatch(Claim::supports)
                            ? new Change.Reinstated(was, is)
                            : new Change.Opened(is));
        } else if (was.phase() == Phase.BACKGROUND && is.isAlertable()) {
            changes.add(new Change.Opened(is));
        }
    }

    private void progress(Relocation was, Relocation is) {
        if (was.phase() == Phase.PLANNED && is.phase() == Phase.REPORTED) {
            changes.add(new Change.Executed(was, is));
        }
        List<Voice> more = newVoices(was, is, false);
        if (!more.isEmpty() && is.support().size() > was.support().size()) {
            changes.add(new Change.Corroborated(was, is, more));
        }
        if (was.hedged() && !is.hedged()) {
            changes.add(new Change.Firmed(was, is));
        }
        List<Change.Detail> details = details(was, is);
        if (!details.isEmpty()) {
            changes.add(new Change.Refined(was, is, details));
        }
        List<Change.Detail> dropped = dropped(was, is);
        if (!dropped.isEmpty()) {
            changes.add(new Change.Corrected(was, is, dropped));
        }
        List<Voice> denials = newVoices(was, is, true);
        if (!denials.isEmpty()) {
            changes.add(new Change.Doubted(was, is, denials));
        }
        if (lost(was, is)) {
            changes.add(new Change.Weakened(was, is));
        }
    }

    private static boolean lost(Relocation was, Relocation is) {
        return is.support().size() < was.support().size()
                || (was.phase() == Phase.REPORTED && is.phase() == Phase.PLANNED)
                || (!was.hedged() && is.hedged());
    }

    private static List<Voice> newVoices(Relocation was, Relocation is, boolean denying) {
        Set<String> known = was.voices().stream()
                .filter(voice -> voice.denies() == denying)
                .map(voice -> voice.speaker().id())
                .collect(Collectors.toSet());
        return is.voices().stream()
                .filter(voice -> voice.denies() == denying
                        && !known.contains(voice.speaker().id()))
                .toList();
    }

    private static List<Change.Detail> details(Relocation was, Relocation is) {
        List<Change.Detail> details = new ArrayList<>();
        if (was.system().isEmpty() && is.system().isPresent()) {
            details.add(new Change.Detail(
                    Slot.SYSTEM, "the system is " + is.system().get()));
        }
        place(Slot.ORIGINS, was, is, Relocation::origins).ifPresent(details::add);
        place(Slot.DESTINATIONS, was, is, Relocation::destinations).ifPresent(details::add);
        if (was.period().isEmpty() && is.period().isPresent()) {
            Period period = is.period().get();
            details.add(new Change.Detail(Slot.WHEN, "the time is " + period.start() + " to " + period.end()));
        }
        if (was.count().isEmpty() && is.count().isPresent()) {
            details.add(
                    new Change.Detail(Slot.COUNT, "the count is " + is.count().getAsInt()));
        }
        return details;
    }

    private static List<Change.Detail> dropped(Relocation was, Relocation is) {
        List<Change.Detail> dropped = new ArrayList<>();
        dropped(Slot.ORIGINS, was, is, Relocation::origins).ifPresent(dropped::add);
        dropped(Slot.DESTINATIONS, was, is, Relocation::destinations).ifPresent(dropped::add);
        return dropped;
    }

    private static Optional<Change.Detail> dropped(
            Slot slot, Relocation was, Relocation is, Function<Relocation, List<Place>> end) {
        List<Spot> left = end.apply(is).stream().map(Spot::new).toList();
        List<String> gone = was.hedgedSlots().contains(slot)
                ? List.of()
                : end.apply(was).stream()
                        .filter(place -> left.stream().noneMatch(new Spot(place)::agrees))
                        .map(Place::name)
                        .toList();
        String words = (slot == Slot.ORIGINS ? "no longer from " : "no longer to ") + String.join(", ", gone);
        return gone.isEmpty() ? Optional.empty() : Optional.of(new Change.Detail(slot, words));
    }

    /** News of an end: it was not known, or is known more exactly. A guess is neither. */
    private static Optional<Change.Detail> place(
            Slot slot, Relocation was, Relocation is, Function<Relocation, List<Place>> end) {
        if (is.hedgedSlots().contains(slot) || end.apply(was).equals(end.apply(is))) {
            return Optional.empty();
        }
        List<Spot> old = was.hedgedSlots().contains(slot)
                ? List.of()
                : end.apply(was).stream().map(Spot::new).toList();
        List<String> finer = end.apply(is).stream()
                .filter(place -> {
                    Spot spot = new Spot(place);
                    return old.stream().noneMatch(known -> known.agrees(spot) && !spot.refines(known));
                })
                .map(Place::name)
                .toList();
        String words = (slot == Slot.ORIGINS ? "the origin is " : "the destination is ") + String.join(", ", finer);
        return finer.isEmpty() ? Optional.empty() : Optional.of(new Change.Detail(slot, words));
    }
}
