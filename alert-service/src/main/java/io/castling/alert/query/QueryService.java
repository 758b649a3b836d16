package io.castling.alert.query;

import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.RunningStreams;
import io.castling.platform.kafka.StreamsRunner;
import io.castling.platform.kafka.StreamsSettings;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.Relocation;
import io.castling.schemas.Sighting;
import io.castling.schemas.topic.Lane;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The Streams application behind the questions: it only reads topics, into stores of its own. */
public final class QueryService implements Service {

    private final StreamsRunner runner;

    /** @param tracking settings of the application that tracks; this one lives beside it, under a name of its own */
    public QueryService(StreamsSettings tracking, Lane.Live lane, KafkaConnection kafka, ServiceContext context) {
        this.runner = new StreamsRunner(
                new QuerySettings(tracking),
                kafka,
                config -> QueryTopology.build(config, lane, kafka.serdes()),
                context);
    }

    @Override
    public String name() {
        return runner.name();
    }

    @Override
    public Running start() {
        return new Running(runner.start());
    }

    /** The application while it runs. */
    public static final class Running implements RunningService, Queries.Stores {

        private final RunningStreams streams;

        private Running(RunningStreams streams) {
            this.streams = streams;
        }

        /** Questions to it. */
        public Queries queries() {
            return new Queries(this);
        }

        @Override
        public ReadOnlyKeyValueStore<String, Sighting> whereabouts() {
            return streams.store(QueryTopology.WHEREABOUTS);
        }

        @Override
        public ReadOnlyKeyValueStore<String, Relocation> relocations() {
            return streams.store(QueryTopology.RELOCATIONS);
        }

        @Override
        public CompletionStage<Void> ended() {
            return streams.ended();
        }

        @Override
        public void close() {
            streams.close();
        }
    }
}
