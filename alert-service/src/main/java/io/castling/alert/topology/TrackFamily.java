package io.castling.alert.topology;

import io.castling.alert.wire.Assessment;
import io.castling.alert.wire.FamilyTrack;
import io.castling.alert.wire.FamilyTracks;
import io.castling.platform.kafka.CloudEvent;
import io.castling.schemas.Alert;
import io.castling.schemas.AlertThread;
import io.castling.schemas.ArticleClaim;
import io.castling.schemas.Relocation;
import io.castling.schemas.RelocationName;
import io.castling.schemas.WatchedSystem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Takes what an article claims into the track of its family, all at once, and forwards what that changed. Tracks in use are kept in memory; the
 * stores have what is needed to restore them, written claim by claim. When a transaction is aborted Streams makes a new
 * processor, so memory and stores never disagree.
 */
final class TrackFamily implements Processor<String, ArticleClaim, String, @Nullable Object> {

    private static final String SOURCE = "/castling/alert";

    private final FamilyTracks families;
    private final Map<String, FamilyTrack> tracks = new HashMap<>();
    private ProcessorContext<String, @Nullable Object> context;
    private FamilyStore<ArticleClaim> claims;
    private FamilyStore<RelocationName> names;
    private FamilyStore<AlertThread> threads;
    private KeyValueStore<String, WatchedSystem> watchlist;

    @SuppressWarnings("NullAway.Init") // Streams calls init before process
    TrackFamily(FamilyTracks families) {
        this.families = families;
    }

    @Override
    public void init(ProcessorContext<String, @Nullable Object> context) {
        this.context = context;
        this.claims = new FamilyStore<>(context.getStateStore(Names.CLAIMS));
        this.names = new FamilyStore<>(context.getStateStore(Names.RELOCATION_NAMES));
        this.threads = new FamilyStore<>(context.getStateStore(Names.ALERT_THREADS));
        this.watchlist = context.getStateStore(Names.WATCHLIST);
    }

    @Override
    public void process(Record<String, ArticleClaim> record) {
        String family = record.key();
        FamilyTrack track = tracks.computeIfAbsent(family, this::restored);
        Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
        Assessment assessment = track.accept(record.value(), watched(), now);
        store(family, assessment);
        forward(record, assessment, now);
    }

    private FamilyTrack restored(String family) {
        return families.restore(
                family, new FamilyTrack.Stored(claims.all(family), names.all(family), threads.all(family)));
    }

    private void store(String family, Assessment assessment) {
        assessment
                .remembered()
                .forEach(claim -> claims.put(family, claim.getClaim().getId(), claim));
        assessment.unnamed().forEach(id -> names.remove(family, id));
        assessment.named().forEach(name -> names.put(family, name.getId(), name));
        assessment.closed().forEach(id -> threads.remove(family, id));
        assessment.threads().forEach(thread -> threads.put(family, thread.getRelocation(), thread));
        assessment.forgotten().forEach(id -> claims.remove(family, id));
    }

    private void forward(Record<String, ArticleClaim> record, Assessment assessment, Instant now) {
        String cause = record.value().getClaim().getId() + ":"
                + record.value().getArticle().getRevision();
        for (Relocation relocation : assessment.relocations()) {
            var event = new CloudEvent(relocation.getId() + ":" + cause, SOURCE, "io.castling.relocation.v1", now);
            context.forward(event(record, event, relocation.getId(), relocation), Names.WRITE_RELOCATIONS);
        }
        assessment.sightings().forEach((key, sighting) -> {
            var event = new CloudEvent(key + ":" + cause, SOURCE, "io.castling.sighting.v1", now);
            context.forward(event(record, event, key, sighting), Names.WRITE_WHEREABOUTS);
        });
        for (String key : assessment.vanished()) {
            var event = new CloudEvent(key + ":" + cause, SOURCE, "io.castling.sighting.v1", now);
            context.forward(event(record, event, key, null), Names.WRITE_WHEREABOUTS);
        }
        for (Alert alert : assessment.alerts()) {
            var event = new CloudEvent(alert.getId(), SOURCE, "io.castling.alert.v1", now);
            context.forward(event(record, event, alert.getRelocation().getId(), alert), Names.WRITE_ALERTS);
        }
    }

    /** A result under headers of its own; trace headers of the claim stay. */
    private static Record<String, @Nullable Object> event(
            Record<String, ArticleClaim> cause, CloudEvent event, String key, @Nullable Object value) {
        Headers headers = new RecordHeaders(cause.headers());
        event.addTo(headers);
        return new Record<>(key, value, cause.timestamp(), headers);
    }

    private List<WatchedSystem> watched() {
        List<WatchedSystem> watched = new ArrayList<>();
        try (KeyValueIterator<String, WatchedSystem> entries = watchlist.all()) {
            entries.forEachRemaining(entry -> watched.add(entry.value));
        }
        return watched;
    }
}
