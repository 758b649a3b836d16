package io.castling.ingest.health;

import io.castling.ingest.health.Verdict.Condition;
import io.castling.ingest.poll.Source;
import io.castling.ingest.poll.SourceId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells operators when the condition of a source changes: a line in the log, meters, and a sentence for health. Once for
 * each change, so that nobody learns to look away.
 */
public final class SourceAlarms {

    private static final Logger LOG = LoggerFactory.getLogger(SourceAlarms.class);
    private static final int MOST_NAMED = 5;

    private final Map<SourceId, Standing> standings = new TreeMap<>();
    private final MeterRegistry meters;

    /** @param since when the condition began */
    public record Standing(Verdict verdict, Instant since) {}

    public SourceAlarms(MeterRegistry meters) {
        this.meters = meters;
        for (Condition condition : Condition.values()) {
            meters.gauge(
                    "castling.sources",
                    Tags.of("state", condition.name().toLowerCase(Locale.ROOT)),
                    this,
                    alarms -> alarms.count(condition));
        }
    }

    /** Notes a verdict; returns since when it stands. */
    public synchronized Standing note(Source source, Verdict verdict, Instant now) {
        Standing before = standings.get(source.id());
        if (before != null && before.verdict().condition() == verdict.condition()) {
            var same = new Standing(verdict, before.since());
            standings.put(source.id(), same);
            return same;
        }
        var standing = new Standing(verdict, now);
        standings.put(source.id(), standing);
        if (verdict.condition().isAlarming()) {
            meters.counter(
                            "castling.source.alarms",
                            "state",
                            verdict.condition().name().toLowerCase(Locale.ROOT))
                    .increment();
            LOG.atWarn()
                    .addKeyValue("source", source.id())
                    .addKeyValue("url", source.url())
                    .addKeyValue("state", verdict.condition())
                    .addKeyValue("reason", verdict.reason().orElse(""))
                    .log("A source needs attention");
        } else if (before != null && before.verdict().condition().isAlarming()) {
            LOG.atInfo()
                    .addKeyValue("source", source.id())
                    .addKeyValue("state", verdict.condition())
                    .log("A source is well again");
        }
        return standing;
    }

    /** What was on the topic when this process took the source over: an old alarm is not raised again. */
    public synchronized void recall(SourceId id, Standing standing) {
        standings.putIfAbsent(id, standing);
    }

    /** Forgets a source that is gone, or polled by another process now. */
    public synchronized void forget(SourceId id) {
        standings.remove(id);
    }

    /** For health: who needs attention. */
    public synchronized String summary() {
        Map<Condition, Long> counts = new EnumMap<>(Condition.class);
        standings.values().forEach(standing -> counts.merge(standing.verdict().condition(), 1L, Long::sum));
        String alarming = standings.entrySet().stream()
                .filter(entry -> entry.getValue().verdict().condition().isAlarming())
                .limit(MOST_NAMED)
                .map(entry -> entry.getKey() + " is "
                        + entry.getValue().verdict().condition().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        long concerned = counts.entrySet().stream()
                .filter(entry -> entry.getKey().isAlarming())
                .mapToLong(Map.Entry::getValue)
                .sum();
        return concerned == 0
                ? standings.size() + " sources, none needs attention"
                : concerned + " of " + standings.size() + " sources need attention: " + alarming
                        + (concerned > MOST_NAMED ? ", …" : "");
    }

    private synchronized double count(Condition condition) {
        return standings.values().stream()
                .filter(standing -> standing.verdict().condition() == condition)
                .count();
    }
}
