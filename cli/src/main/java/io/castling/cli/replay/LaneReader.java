package io.castling.cli.replay;

import io.castling.cli.topic.TopicSnapshot;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.schemas.Alert;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Lanes as they stand, read from their topics. */
public final class LaneReader {

    private static final String PURPOSE = "castling-replay-diff";

    private final TopicSnapshot topics;

    public LaneReader(KafkaConnection kafka) {
        this.topics = new TopicSnapshot(kafka, PURPOSE);
    }

    /** What a replay says against another lane. */
    public LaneDiff.Result diff(Lane live, Lane.Replay replay) {
        LaneDiff.Side before = side(live);
        return LaneDiff.of(before, side(replay), covered(before, replay));
    }

    /** Relocations by id and all alerts. */
    public LaneDiff.Side side(Lane lane) {
        List<Alert> alerts = new ArrayList<>();
        topics.forEach(Topics.ALERTS, lane, record -> alerts.add(record.value()));
        return new LaneDiff.Side(topics.table(Topics.RELOCATIONS, lane), alerts);
    }

    /** Those articles behind relocations that are in a lane; memory is that of the relocations, not of the articles. */
    private Set<String> covered(LaneDiff.Side side, Lane lane) {
        Set<String> wanted = new HashSet<>();
        side.relocations()
                .values()
                .forEach(relocation -> relocation
                        .getEvidence()
                        .forEach(evidence -> wanted.add(evidence.getArticle().getId())));
        Set<String> found = new HashSet<>();
        topics.forEach(
                List.of(Topics.ARTICLES_RAW.in(lane)),
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                record -> {
                    if (wanted.contains(record.key())) {
                        found.add(record.key());
                    }
                });
        return found;
    }
}
