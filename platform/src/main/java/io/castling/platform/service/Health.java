package io.castling.platform.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * How the services of a program are.
 *
 * <p>Live is not ready. A program that is not live cannot heal itself and should be restarted; one that is not ready
 * waits for something (a broker, a restore) and should be left alone, but sent no work.
 */
public final class Health {

    private final ConcurrentSkipListMap<String, Check> checks = new ConcurrentSkipListMap<>();

    /** What a check is asked about. */
    public enum Aspect {
        /** Down means: restart me. */
        LIVENESS,
        /** Down means: wait for me. */
        READINESS
    }

    /**
     * The answer of one check.
     *
     * @param up whether all is well
     * @param detail one sentence or a few words for the person who looks
     */
    public record Status(boolean up, String detail) {

        public static Status up(String detail) {
            return new Status(true, detail);
        }

        public static Status down(String detail) {
            return new Status(false, detail);
        }
    }

    /** A named answer. */
    public record Entry(String name, Status status) {}

    /** All answers about one aspect, sorted by name; up when every one of them is. */
    public record Report(List<Entry> entries) {

        public Report {
            entries = List.copyOf(entries);
        }

        public boolean up() {
            return entries.stream().allMatch(entry -> entry.status().up());
        }
    }

    private record Check(Aspect aspect, Supplier<Status> status) {}

    /**
     * Adds a check; it must answer at once, from what is known already.
     *
     * @throws IllegalArgumentException when the name is taken
     */
    public void register(String name, Aspect aspect, Supplier<Status> status) {
        if (checks.putIfAbsent(name, new Check(aspect, status)) != null) {
            throw new IllegalArgumentException("A health check named " + name + " exists already.");
        }
    }

    /** Removes the check of a service that is gone; unknown names are ignored. */
    public void unregister(String name) {
        checks.remove(name);
    }

    /** Whether the program can go on. */
    public Report live() {
        return report(List.of(Aspect.LIVENESS));
    }

    /** Whether the program can work now: it must also be live. */
    public Report ready() {
        return report(List.of(Aspect.LIVENESS, Aspect.READINESS));
    }

    private Report report(List<Aspect> aspects) {
        List<Entry> entries = new ArrayList<>();
        checks.forEach((name, check) -> {
            if (aspects.contains(check.aspect())) {
                entries.add(new Entry(name, ask(check)));
            }
        });
        return new Report(entries);
    }

    private static Status ask(Check check) {
        try {
            return check.status().get();
        } catch (RuntimeException broken) {
            return Status.down("the check itself failed: " + broken);
        }
    }
}
