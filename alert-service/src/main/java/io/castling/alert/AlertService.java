package io.castling.alert;

import io.castling.alert.sources.ReloadedTracker;
import io.castling.alert.topology.AlertTopology;
import io.castling.alert.track.Tracker;
import io.castling.alert.wire.FamilyTracks;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.StreamsRunner;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.topic.Lane;
import java.util.function.Supplier;

/** Reads claims and writes relocations, whereabouts and alerts. It delivers nothing. */
public final class AlertService implements Service {

    private final StreamsRunner runner;

    /** @param tracker used where the configuration names no registry of sources */
    public AlertService(AlertConfig config, Lane lane, KafkaConnection kafka, Tracker tracker, ServiceContext context) {
        Supplier<Tracker> trackers = config.sources()
                .<Supplier<Tracker>>map(file -> new ReloadedTracker(file, context.clock()))
                .orElse(() -> tracker);
        this.runner = new StreamsRunner(
                config.streams(),
                kafka,
                streams -> AlertTopology.build(streams, lane, kafka.serdes(), new FamilyTracks(trackers, lane)),
                context);
    }

    @Override
    public String name() {
        return "alert";
    }

    @Override
    public RunningService start() {
        return runner.start();
    }
}
