package io.castling.alert;

import io.castling.alert.topology.AlertTopology;
import io.castling.alert.track.Tracker;
import io.castling.alert.wire.FamilyTracks;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.StreamsRunner;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.topic.Lane;

/** Reads claims and writes relocations, whereabouts and alerts. It delivers nothing. */
public final class AlertService implements Service {

    private final StreamsRunner runner;

    public AlertService(AlertConfig config, Lane lane, KafkaConnection kafka, Tracker tracker, ServiceContext context) {
        this.runner = new StreamsRunner(
                config.streams(),
                kafka,
                streams -> AlertTopology.build(streams, lane, kafka.serdes(), new FamilyTracks(tracker, lane)),
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
