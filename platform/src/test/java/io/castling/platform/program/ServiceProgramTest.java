package io.castling.platform.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.smallrye.config.ConfigMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The exit codes of a program; that it works on a broker is shown by the tests of the services. */
class ServiceProgramTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "CASTLING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
            "CASTLING_KAFKA_REGISTRY_URLS", "http://127.0.0.1:1");

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<String> seen = new ArrayList<>();

    /** As a service has it. */
    @ConfigMapping(prefix = "castling")
    interface Root {
        KafkaSettings kafka();
    }

    private int run(Map<String, String> environment, Consumer<Thread> atShutdown) {
        return new ServiceProgram<>("one", null, Root.class, new One()).run(new String[0], environment, atShutdown);
    }

    @Test
    void anUnusableConfigurationStartsNothing() {
        assertThat(run(Map.of(), thread -> seen.add("hook"))).isEqualTo(2);
        assertThat(seen).isEmpty();
    }

    @Test
    void theThreadAtShutdownStopsTheServices() {
        assertThat(run(ENVIRONMENT, Thread::start)).isZero();
        assertThat(seen).containsExactly("started", "stopped");
    }

    @Test
    void aServiceThatFailsEndsTheProgram() {
        assertThat(run(ENVIRONMENT, thread -> ended.completeExceptionally(new IllegalStateException("broken"))))
                .isEqualTo(1);
        assertThat(seen).contains("started", "stopped");
    }

    private final class One implements ServiceProgram.Composition<Root>, Service, RunningService {

        @Override
        public KafkaSettings kafka(Root config) {
            return config.kafka();
        }

        @Override
        public List<Service> services(Root config, KafkaConnection kafka, ServiceContext context) {
            return List.of(this);
        }

        @Override
        public String name() {
            return "one";
        }

        @Override
        public RunningService start() {
            seen.add("started");
            return this;
        }

        @Override
        public CompletionStage<Void> ended() {
            return ended;
        }

        @Override
        public void close() {
            if (!seen.contains("stopped")) {
                seen.add("stopped");
            }
            ended.complete(null);
        }
    }
}
