package io.castling.platform.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as it must be.
 *
 * @param name the whole name
 * @param partitions one or more
 * @param cleanup what becomes of old records
 * @param configs further topic settings, by Kafka's names
 * @param key the schema of keys, if they are Avro
 * @param value the schema of values, if they are Avro
 */
public record TopicSpec(
        String name,
        int partitions,
        Cleanup cleanup,
        Map<String, String> configs,
        Optional<Schema> key,
        Optional<Schema> value) {

    public TopicSpec {
        configs = Map.copyOf(configs);
        if (partitions < 1) {
            throw new IllegalArgumentException("The topic " + name + " needs at least one partition.");
        }
    }

    /** What Kafka does with old records. */
    public enum Cleanup {
        /** Removed when they are old. */
        DELETE("delete"),
        /** The last one of each key stays for ever. */
        COMPACT("compact");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }
    }

    /** The topic for records of this one that could not be worked on: raw bytes, one partition, kept for a month. */
    public TopicSpec deadLetters() {
        return new TopicSpec(
                DeadLetters.topicOf(name),
                1,
                Cleanup.DELETE,
                Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(30L * 24 * 60 * 60 * 1000)),
                Optional.empty(),
                Optional.empty());
    }

    /** With the clean-up policy, and room for the largest record unless the spec says otherwise. */
    Map<String, String> allConfigs(int largestMessage) {
        Map<String, String> all = new TreeMap<>();
        all.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(largestMessage));
        all.putAll(configs);
        all.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.policy);
        return all;
    }
}
