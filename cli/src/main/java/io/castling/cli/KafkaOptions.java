package io.castling.cli;

import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.smallrye.config.ConfigMapping;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Kafka a command speaks to: that of {@code castling up} on this machine, unless it is told otherwise. */
final class KafkaOptions {

    private static final String LOCAL_BROKER = "127.0.0.1:9092";
    private static final String LOCAL_REGISTRY = "http://127.0.0.1:8081/apis/ccompat/v7";

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "A broker (default: " + LOCAL_BROKER + ", unless configured).")
    private @Nullable String brokers;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "The schema registry (default: " + LOCAL_REGISTRY + ", unless configured).")
    private @Nullable String registry;

    @Mixin
    private ConfigOptions configuration = new ConfigOptions();

    /** The part of the configuration that a client needs. */
    @ConfigMapping(prefix = "castling")
    interface Config {
        KafkaSettings kafka();
    }

    /** Connects to nothing yet. */
    KafkaConnection connection(Map<String, String> environment) {
        return new KafkaConnection(configuration
                .load(Config.class, environment, connectionSettings(environment))
                .values()
                .kafka());
    }

    private Map<String, String> connectionSettings(Map<String, String> environment) {
        Map<String, String> given = new HashMap<>();
        put(given, "castling.kafka.bootstrap-servers", brokers, LOCAL_BROKER, environment);
        put(given, "castling.kafka.registry.urls", registry, LOCAL_REGISTRY, environment);
        return given;
    }

    /** The configuration of services that this command runs itself. */
    CastlingConfig services(Map<String, String> environment, Map<String, String> decided) {
        Map<String, String> given = connectionSettings(environment);
        given.putAll(decided);
        return configuration.load(CastlingConfig.class, environment, given).values();
    }

    private void put(
            Map<String, String> given,
            String name,
            @Nullable String option,
            String local,
            Map<String, String> environment) {
        if (option != null) {
            given.put(name, option);
        } else if (!configuration.hasFile() && !environment.containsKey(variable(name))) {
            given.put(name, local);
        }
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
