package io.castling.platform.kafka;

import io.castling.platform.service.Health.Aspect;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;

/**
 * Runs one Kafka Streams application.
 *
 * <p>The topology is built when the service starts, so that a mistake in it stops the start. Then, behind the handle,
 * the runner waits for brokers, registry and topics, saying so, and runs until it is closed or fails for good. A thread
 * that dies because its surroundings were away is replaced, a bounded number of times; any other death ends the
 * application and completes {@link RunningStreams#ended()} with the reason.
 */
public final class StreamsRunner implements Service {

    private final StreamsSettings settings;
    private final KafkaConnection kafka;
    private final Function<StreamsConfig, Topology> topology;
    private final ServiceContext context;

    /** @param topology pure: the same config gives the same topology */
    public StreamsRunner(
            StreamsSettings settings,
            KafkaConnection kafka,
            Function<StreamsConfig, Topology> topology,
            ServiceContext context) {
        this.settings = settings;
        this.kafka = kafka;
        this.topology = topology;
        this.context = context;
    }

    @Override
    public String name() {
        return settings.applicationId();
    }

    @Override
    public RunningStreams start() {
        var deadLetters = new DeadLetters(name(), context.version(), context.clock(), context.meters());
        StreamsConfig config = StreamsProperties.of(kafka.clients(), settings, deadLetters);
        var running = new RunningStreams(settings, kafka, context, topology.apply(config), config);
        context.health().register(name() + "-alive", Aspect.LIVENESS, running::liveness);
        context.health().register(name(), Aspect.READINESS, running::readiness);
        context.health().register(name() + "-dead-letters", Aspect.READINESS, deadLetters::status);
        running.start();
        return running;
    }

    /** The topics of others that a topology reads and writes, and the dead letter topics that it needs. */
    static Set<String> externalTopics(Topology topology, String applicationId) {
        Set<String> topics = new TreeSet<>();
        TopologyDescription description = topology.describe();
        description
                .globalStores()
                .forEach(global -> topics.addAll(global.source().topicSet()));
        description
                .subtopologies()
                .forEach(part -> part.nodes().forEach(node -> {
                    if (node instanceof Source source && source.topicSet() != null) {
                        source.topicSet()
                                .forEach(topic ->
                                        topics.add(DeadLetters.topicOf(isInternal(topic) ? applicationId : topic)));
                        topics.addAll(source.topicSet());
                    }
                    if (node instanceof Sink sink && sink.topic() != null) {
                        topics.add(sink.topic());
                    }
                }));
        topics.removeIf(StreamsRunner::isInternal);
        return topics;
    }

    private static boolean isInternal(String topic) {
        return topic.endsWith("-repartition") || topic.endsWith("-changelog");
    }
}
