package io.castling.alert.policy;

import io.castling.alert.track.Article;
import io.castling.alert.track.Change;
import io.castling.alert.track.Phase;
import io.castling.alert.track.Relocation;
import io.castling.alert.track.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which changes alert. Pure: the same step, book and watchlist give the same decisions.
 *
 * <p>NEW once for each relocation of a watched system; UPDATE when something material changes; CANCEL when it is
 * withdrawn or credibly denied. What one article newly claims raises at most one alert for a
 * relocation.
 */
public final class AlertPolicy {

    private static final int ID_BYTES = 8;

    private final Watchlist watchlist;
    private final Lane lane;

    public AlertPolicy(Watchlist watchlist, Lane lane) {
        this.watchlist = watchlist;
        this.lane = lane;
    }

    /** The decisions about a step, and the book with what was sent. */
    public record Outcome(AlertBook book, List<Decision> decisions) {

        public Outcome {
            decisions = List.copyOf(decisions);
        }

        public List<Alert> alerts() {
            return decisions.stream()
                    .filter(Decision.Raised.class::isInstance)
                    .map(decision -> ((Decision.Raised) decision).alert())
                    .toList();
        }
    }

    /**
     * @param book what was sent about the family before
     * @param cause the article behind the step
     * @param step what its reports changed
     * @param issued the time that alerts carry
     */
    public Outcome decide(AlertBook book, Article cause, Step step, Instant issued) {
        Map<String, List<Change.OfRelocation>> byRelocation = new LinkedHashMap<>();
        List<Decision> decisions = new ArrayList<>();
        for (Change change : step.changes()) {
            switch (change) {
                case Change.OfRelocation about ->
                    byRelocation
                            .computeIfAbsent(about.relocation().id(), id -> new ArrayList<>())
                            .add(about);
                case Change.Ignored ignored ->
                    decisions.add(new Decision.Unheard(
                            ignored.claim(), List.of(ignored.reason().words())));
            }
        }
        AlertBook next = book;
        for (List<Change.OfRelocation> changes : byRelocation.values()) {
            Case matter = new Case(next, cause, changes, issued);
            decisions.add(matter.decision());
            next = matter.book();
        }
        return new Outcome(next, decisions);
    }

    /** The changes of one relocation. */
    private final class Case {
        private final Article cause;
        private final List<Change.OfRelocation> changes;
        private final Relocation relocation;
        private final Instant issued;
        private final List<String> material = new ArrayList<>();
        private final List<String> immaterial = new ArrayList<>();
        private AlertBook book;

        Case(AlertBook book, Article cause, List<Change.OfRelocation> changes, Instant issued) {
            this.cause = cause;
            this.changes = changes;
            this.relocation = changes.getLast().relocation();
            this.issued = issued;
            this.book = book;
            adopt();
            for (Change.OfRelocation change : changes) {
                Materiality materiality = Materiality.of(change);
                (materiality.material() ? material : immaterial).add(materiality.reason());
            }
        }

        AlertBook book() {
            return book;
        }

        /** Takes over what was sent about the relocations that this one absorbed. */
        private void adopt() {
            for (Change.OfRelocation change : changes) {
                if (change instanceof Change.Merged merged) {
                    merged.absorbed()
                            .forEach(absorbed -> book.thread(absorbed.id())
                                    .ifPresent(thread -> book = book.without(absorbed.id())
                                            .with(book.thread(relocation.id())
                                                    .map(kept -> kept.absorb(thread))
                                                    .orElseGet(() -> thread.renamed(relocation)))));
                }
            }
        }

        Decision decision() {
            Optional<AlertThread> thread = book.thread(relocation.id());
            boolean open = thread.filter(AlertThread::isOpen).isPresent();
            if (changes.stream().anyMatch(Change.Sealed.class::isInstance)) {
                book = book.without(relocation.id());
                return silent(immaterial);
            }
            boolean ended = changes.stream().anyMatch(Change.Withdrawn.class::isInstance);
            if (ended || !relocation.isAlertable()) {
                return open ? raise(AlertType.CANCEL, thread, cancelled(ended)) : silent(List.of(unalertable(ended)));
            }
            Optional<String> watched = watchlist.reason(relocation);
            if (watched.isEmpty()) {
                return silent(List.of(relocation.systemOrFamily() + " is not on the watchlist"));
            }
            if (thread.isEmpty()) {
                List<String> reasons = new ArrayList<>(List.of("a movement not told before"));
                reasons.add(watched.get());
                reasons.addAll(relocation.credibility().reasons());
                return raise(AlertType.NEW, thread, reasons);
            }
            if (!open) {
                return raise(AlertType.UPDATE, thread, List.of("cancelled before, and believed again"));
            }
            if (material.isEmpty()) {
                return silent(immaterial);
            }
            return goesOn(thread.get())
                    ? silent(List.of("told by the article that raised the last alert"))
                    : raise(AlertType.UPDATE, thread, material);
        }

        /** One article tells a move in several records; that is one alert unless it takes something back. */
        private boolean goesOn(AlertThread thread) {
            return thread.lastArticle().equals(causeKey()) && changes.stream().noneMatch(Case::takesBack);
        }

        private static boolean takesBack(Change.OfRelocation change) {
            return switch (change) {
                case Change.Corrected corrected -> true;
                case Change.Doubted doubted -> true;
                case Change.Denied denied -> true;
                case Change.Weakened weakened -> true;
                case Change.Withdrawn withdrawn -> true;
                case Change.Opened opened -> false;
                case Change.Split split -> false;
                case Change.Repeated repeated -> false;
                case Change.Corroborated corroborated -> false;
                case Change.Refined refined -> false;
                case Change.Executed executed -> false;
                case Change.Firmed firmed -> false;
                case Change.Reinstated reinstated -> false;
                case Change.Merged merged -> false;
                case Change.Sealed sealed -> false;
            };
        }

        private String causeKey() {
            return cause.id() + "@" + cause.revision();
        }

        private List<String> cancelled(boolean ended) {
            List<String> reasons = new ArrayList<>(List.of(unalertable(ended)));
            if (!ended) {
                reasons.addAll(relocation.credibility().reasons());
            }
            return reasons;
        }

        private String unalertable(boolean ended) {
            if (relocation.phase() == Phase.BACKGROUND) {
                return "an older move told as context";
            }
            if (relocation.phase() == Phase.DENIED) {
                return relocation.support().isEmpty() ? "it is only denied" : "a denial outweighs what speaks for it";
            }
            return ended ? "the articles took back what they said of it" : "nothing speaks for it";
        }

        private Decision silent(List<String> reasons) {
            return new Decision.Silent(relocation, reasons);
        }

        private Decision raise(AlertType type, Optional<AlertThread> thread, List<String> reasons) {
            List<Alert.Reference> references = thread.map(AlertThread::sent).orElse(List.of());
            String event = thread.map(AlertThread::event).orElseGet(() -> "e" + hash(cause.id()));
            Alert alert = new Alert(
                    "a" + hash(relocation.id() + "|" + references.size()),
                    type,
                    relocation,
                    references,
                    Severity.of(relocation),
                    Headline.of(type, relocation),
                    reasons,
                    cause.id(),
                    event,
                    lane,
                    issued);
            book = book.with(thread.map(sent -> sent.with(alert, causeKey()))
                    .orElseGet(() -> new AlertThread(
                            relocation.id(),
                            event,
                            causeKey(),
                            List.of(new Alert.Reference(alert.id(), type, issued)))));
            return new Decision.Raised(alert);
        }
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
