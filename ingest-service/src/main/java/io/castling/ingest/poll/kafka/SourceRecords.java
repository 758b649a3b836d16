package io.castling.ingest.poll.kafka;

import io.castling.ingest.fetch.Fetched.Validators;
import io.castling.ingest.health.SourceAlarms.Standing;
import io.castling.ingest.health.Verdict;
import io.castling.ingest.health.Verdict.Condition;
import io.castling.ingest.poll.PollState;
import io.castling.ingest.poll.SeenEntries;
import io.castling.ingest.poll.Source;
import io.castling.ingest.poll.SourceBook.Definition;
import io.castling.ingest.poll.SourceId;
import io.castling.schemas.SourceDefinition;
import io.castling.schemas.SourceHealth;
import io.castling.schemas.SourceKind;
import io.castling.schemas.SourcePoll;
import io.castling.schemas.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sources as records of the topics, and back. */
final class SourceRecords {

    private static final int HEXADECIMAL = 16;

    private SourceRecords() {}

    static SourceDefinition definition(SourceId id, Definition said, Instant now) {
        var record = SourceDefinition.newBuilder()
                .setId(id.value())
                .setPaused(said.paused())
                .setChanged(now);
        if (said.source().isPresent()) {
            Source source = said.source().get();
            Source.Options options = source.options();
            record.setKind(kind(source))
                    .setUrl(source.url().toString())
                    .setName(options.name().orElse(null))
                    .setFetchPages(options.fetchPages())
                    .setLanguage(options.language().orElse(null))
                    .setMinIntervalSeconds(intSeconds(options.minInterval()))
                    .setMaxIntervalSeconds(intSeconds(options.maxInterval()))
                    .setStaleAfterSeconds(
                            options.staleAfter().map(Duration::toSeconds).orElse(null));
        }
        return record.build();
    }

    private static SourceKind kind(Source source) {
        return switch (source) {
            case Source.Feed feed -> SourceKind.FEED;
            case Source.Sitemap sitemap -> SourceKind.SITEMAP;
            case Source.Page page -> SourceKind.PAGE;
        };
    }

    private static @Nullable Integer intSeconds(Optional<Duration> duration) {
        return duration.map(time -> (int) Math.min(Integer.MAX_VALUE, time.toSeconds()))
                .orElse(null);
    }

    /** @throws IllegalArgumentException when the record tells of a source that cannot be */
    static Definition definition(SourceDefinition record) {
        if (record.getUrl() == null || record.getKind() == SourceKind.UNKNOWN) {
            return new Definition(Optional.empty(), record.getPaused());
        }
        var options = new Source.Options(
                Optional.ofNullable(record.getName()),
                record.getFetchPages(),
                Optional.ofNullable(record.getLanguage()),
                Optional.ofNullable(record.getMinIntervalSeconds()).map(Duration::ofSeconds),
                Optional.ofNullable(record.getMaxIntervalSeconds()).map(Duration::ofSeconds),
                Optional.ofNullable(record.getStaleAfterSeconds()).map(Duration::ofSeconds));
        String kind = record.getKind().name().toLowerCase(Locale.ROOT);
        return new Definition(
                Optional.of(Source.of(new SourceId(record.getId()), kind, record.getUrl(), options)),
                record.getPaused());
    }

    static SourcePoll poll(SourceId id, PollState state) {
        Map<String, Integer> waiting = new HashMap<>();
        state.waiting().forEach((identity, tries) -> waiting.put(Long.toHexString(identity), tries));
        return SourcePoll.newBuilder()
                .setId(id.value())
                .setUrl(state.url())
                .setEtag(state.validators().etag().orElse(null))
                .setLastModified(state.validators().lastModified().orElse(null))
                .setBodyHash(state.bodyHash().orElse(null))
                .setIntervalSeconds(state.interval().toSeconds())
                .setNext(state.next())
                .setCreated(state.created())
                .setLastAttempt(state.lastAttempt().orElse(null))
                .setLastSuccess(state.lastSuccess().orElse(null))
                .setLastNewArticle(state.lastNewArticle().orElse(null))
                .setErrorStreak(state.errorStreak())
                .setLastError(state.lastError().orElse(null))
                .setBlocked(state.blocked())
                .setEntries(state.entries())
                .setEmptyStreak(state.emptyStreak())
                .setArticles(state.articles())
                .setSeen(state.seen().toBytes())
                .setWaiting(waiting)
                .build();
    }

    static PollState poll(SourcePoll record) {
        Map<Long, Integer> waiting = new HashMap<>();
        record.getWaiting()
                .forEach((identity, tries) -> waiting.put(Long.parseUnsignedLong(identity, HEXADECIMAL), tries));
        return new PollState(
                record.getUrl(),
                new Validators(Optional.ofNullable(record.getEtag()), Optional.ofNullable(record.getLastModified())),
                Optional.ofNullable(record.getBodyHash()),
                Duration.ofSeconds(record.getIntervalSeconds()),
                record.getNext(),
                record.getCreated(),
                Optional.ofNullable(record.getLastAttempt()),
                Optional.ofNullable(record.getLastSuccess()),
                Optional.ofNullable(record.getLastNewArticle()),
                record.getErrorStreak(),
                Optional.ofNullable(record.getLastError()),
                record.getBlocked(),
                record.getEntries(),
                record.getEmptyStreak(),
                record.getArticles(),
                SeenEntries.of(record.getSeen()),
                waiting);
    }

    static SourceHealth health(Source source, PollState state, Standing standing) {
        Verdict verdict = standing.verdict();
        return SourceHealth.newBuilder()
                .setId(source.id().value())
                .setKind(source.kind())
                .setUrl(source.url().toString())
                .setName(source.options().name().orElse(null))
                .setState(state(verdict.condition()))
                .setReason(verdict.reason().orElse(null))
                .setSince(standing.since())
                .setLastRead(state.lastAttempt().orElse(null))
                .setLastSuccess(state.lastSuccess().orElse(null))
                .setLastNewArticle(state.lastNewArticle().orElse(null))
                .setErrorStreak(state.errorStreak())
                .setLastError(
                        state.errorStreak() == 0 ? null : state.lastError().orElse(null))
                .setArticles(state.articles())
                .setEntries(state.entries())
                .setIntervalSeconds(
                        state.interval().isZero() ? null : state.interval().toSeconds())
                .setNextRead(verdict.condition() == Condition.PAUSED ? null : state.next())
                .build();
    }

    private static SourceState state(Condition condition) {
        return switch (condition) {
            case UNKNOWN -> SourceState.UNKNOWN;
            case HEALTHY -> SourceState.HEALTHY;
            case STALE -> SourceState.STALE;
            case EMPTY -> SourceState.EMPTY;
            case FAILING -> SourceState.FAILING;
            case BLOCKED -> SourceState.BLOCKED;
            case PAUSED -> SourceState.PAUSED;
        };
    }

    /** What a record says about its source's standing. */
    static Standing standing(SourceHealth record) {
        Condition condition = switch (record.getState()) {
            case UNKNOWN -> Condition.UNKNOWN;
            case HEALTHY -> Condition.HEALTHY;
            case STALE -> Condition.STALE;
            case EMPTY -> Condition.EMPTY;
            case FAILING -> Condition.FAILING;
            case BLOCKED -> Condition.BLOCKED;
            case PAUSED -> Condition.PAUSED;
        };
        return new Standing(
                new Verdict(condition, Optional.ofNullable(record.getReason())),
                Optional.ofNullable(record.getSince()).orElse(Instant.EPOCH));
    }
}
