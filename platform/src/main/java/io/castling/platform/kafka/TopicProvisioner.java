package io.castling.platform.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a cluster and its registry to the state that a program needs. Doing it again changes nothing; what exists
 * already is never altered, but every difference is named.
 */
public final class TopicProvisioner {

    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);

    private final KafkaConnection kafka;

    public TopicProvisioner(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /**
     * What was done and what was found.
     *
     * @param created names of new topics
     * @param differences sentences about topics that exist otherwise than asked for, with the command that mends it
     */
    public record Outcome(List<String> created, List<String> differences) {

        public Outcome {
            created = List.copyOf(created);
            differences = List.copyOf(differences);
        }
    }

    /**
     * Waits for the brokers and the registry, creates missing topics, and registers the schemas under their subjects,
     * which are set to {@link Compatibility#FULL_TRANSITIVE}.
     *
     * @throws SchemaRegistryException when a schema is refused; nothing has been created in Kafka then
     * @throws KafkaException when the cluster refuses
     */
    public Outcome provision(Collection<TopicSpec> topics) {
        try (var brokers = new Brokers(kafka.clients())) {
            brokers.await();
        }
        kafka.registry().await();
        topics.forEach(this::registerSchemas);
        try (Admin admin = Admin.create(kafka.clients().admin("provision"))) {
            List<String> created = create(admin, topics);
            return new Outcome(created, compare(admin, topics, new HashSet<>(created)));
        } catch (ExecutionException refused) {
            Throwable cause = Brokers.cause(refused);
            throw new KafkaException("The topics could not be provisioned: " + cause.getMessage(), cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Stopped while topics were provisioned.");
        }
    }

    private void registerSchemas(TopicSpec topic) {
        topic.key().ifPresent(schema -> register(topic.name() + "-key", schema));
        topic.value().ifPresent(schema -> register(topic.name() + "-value", schema));
    }

    private void register(String subject, Schema schema) {
        if (kafka.registry()
                .compatibility(subject)
                .filter(Compatibility.FULL_TRANSITIVE::equals)
                .isEmpty()) {
            kafka.registry().setCompatibility(subject, Compatibility.FULL_TRANSITIVE);
        }
        kafka.registry().register(subject, schema);
    }

    private List<String> create(Admin admin, Collection<TopicSpec> topics)
            throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        Map<String, NewTopic> missing = new TreeMap<>();
        for (TopicSpec topic : topics) {
            if (!existing.contains(topic.name())) {
                missing.put(
                        topic.name(),
                        new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                                .configs(topic.allConfigs(kafka.clients().largestMessage())));
            }
        }
        List<String> created = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<Void>> result :
                admin.createTopics(missing.values()).values().entrySet()) {
            if (succeeded(result.getValue())) {
                created.add(result.getKey());
            }
        }
        created.sort(null);
        created.forEach(name -> LOG.atInfo().addKeyValue("topic", name).log("Topic created"));
        return created;
    }

    /** False when another program was faster. */
    private static boolean succeeded(KafkaFuture<Void> creation) throws ExecutionException, InterruptedException {
        try {
            creation.get();
            return true;
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw refused;
        }
    }

    private List<String> compare(Admin admin, Collection<TopicSpec> topics, Set<String> justCreated)
            throws ExecutionException, InterruptedException {
        List<TopicSpec> old = topics.stream()
                .filter(topic -> !justCreated.contains(topic.name()))
                .toList();
        Map<String, TopicDescription> descriptions = admin.describeTopics(
                        old.stream().map(TopicSpec::name).toList())
                .allTopicNames()
                .get();
        Map<ConfigResource, Config> configs = admin.describeConfigs(
                        old.stream().map(TopicProvisioner::resource).toList())
                .all()
                .get();
        List<String> differences = new ArrayList<>();
        for (TopicSpec topic : old) {
            TopicDescription description = descriptions.get(topic.name());
            Config config = configs.get(resource(topic));
            if (description != null && config != null) {
                differences.addAll(differences(topic, description.partitions().size(), config));
            }
        }
        differences.forEach(
                difference -> LOG.atWarn().addKeyValue("difference", difference).log("Topic differs"));
        return differences;
    }

    private static ConfigResource resource(TopicSpec topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private List<String> differences(TopicSpec topic, int partitions, Config config) {
        List<String> differences = new ArrayList<>();
        if (partitions != topic.partitions()) {
            differences.add("The topic " + topic.name() + " has " + partitions + " partitions, but "
                    + topic.partitions() + " are expected. Records are spread by key: set the expected number to "
                    + partitions + ", or copy the topic.");
        }
        topic.allConfigs(kafka.clients().largestMessage()).forEach((name, expected) -> {
            ConfigEntry entry = config.get(name);
            String actual = entry == null ? "(unknown)" : entry.value();
            if (!expected.equals(actual)) {
                differences.add("The topic " + topic.name() + " has " + name + "=" + actual + ", but " + expected
                        + " is expected. Mend it with kafka-configs.sh --alter --entity-type topics --entity-name "
                        + topic.name() + " --add-config " + name + "=" + expected + ".");
            }
        });
        return differences;
    }
}
