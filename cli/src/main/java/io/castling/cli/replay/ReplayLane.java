package io.castling.cli.replay;

import io.castling.alert.AlertConfig;
import io.castling.alert.AlertService;
import io.castling.alert.track.Tracker;
import io.castling.enrich.EnrichConfig;
import io.castling.enrich.EnrichService;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.castling.platform.service.ServiceGroup;
import io.castling.schemas.topic.Lane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The services of a replay lane: enrichment and tracking, the classes of the live lane under names of their own. No
 * delivery is wired here, and this package may not know any (an architecture test).
 */
public final class ReplayLane implements Service {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);
    /** Nobody waits for a single result: larger transactions cost less. */
    private static final String COMMIT_INTERVAL = "1s";

    private final ServiceGroup services;

    /** @param enrich and {@code alert} carry {@link #settings} */
    public ReplayLane(
            Lane.Replay lane,
            EnrichConfig enrich,
            AlertConfig alert,
            Tracker tracker,
            KafkaConnection kafka,
            ServiceContext context) {
        this.services = new ServiceGroup(
                lane.name(),
                List.of(
                        new AlertService(alert, lane, kafka, tracker, context),
                        new EnrichService(enrich, lane, lane, kafka, context)),
                STOP_WITHIN);
    }

    /** What tells the applications of a lane apart from those of all others. */
    public static Map<String, String> settings(Lane.Replay lane, Path state) {
        return Map.of(
                "castling.enrich.streams.application-id",
                enrichGroup(lane),
                "castling.alert.streams.application-id",
                alertGroup(lane),
                "castling.enrich.streams.state-directory",
                state.toString(),
                "castling.alert.streams.state-directory",
                state.toString(),
                "castling.enrich.streams.commit-interval",
                COMMIT_INTERVAL,
                "castling.alert.streams.commit-interval",
                COMMIT_INTERVAL,
                "castling.enrich.streams.linger",
                "50ms",
                "castling.alert.streams.linger",
                "50ms");
    }

    /** Application ids are also the names of consumer groups, and begin the names of internal topics. */
    public static String enrichGroup(Lane.Replay lane) {
        return "castling-enrich-" + lane.name();
    }

    public static String alertGroup(Lane.Replay lane) {
        return "castling-alert-" + lane.name();
    }

    static String feedGroup(Lane.Replay lane) {
        return "castling-feed-" + lane.name();
    }

    /** All groups that a lane ever has. */
    public static List<String> groups(Lane.Replay lane) {
        return List.of(enrichGroup(lane), alertGroup(lane), feedGroup(lane));
    }

    @Override
    public String name() {
        return services.name();
    }

    @Override
    public RunningService start() {
        return services.start();
    }
}
